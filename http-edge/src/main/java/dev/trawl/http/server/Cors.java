package dev.trawl.http.server;

import dev.trawl.http.exchange.RequestId;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * Implements CORS (defined in the Fetch standard): only web pages of the configured origins may use
 * this server. Immutable.
 */
final class Cors {
  private static final String ALLOWED_METHODS = "GET, POST, DELETE";
  private static final String ALLOWED_HEADERS =
      "Authorization, Content-Type, Last-Event-ID, Mcp-Session-Id, MCP-Protocol-Version, "
          + RequestId.HEADER;
  private static final String EXPOSED_HEADERS =
      "Location, Retry-After, Mcp-Session-Id, " + RequestId.HEADER;

  /** How long a browser may cache a preflight reply, in seconds. */
  private static final int MAX_AGE = 600;

  private final Set<String> origins;

  Cors(Set<String> origins) {
    this.origins = Set.copyOf(origins);
  }

  /** The origin of the page that sent {@code request}, if that origin is allowed. */
  Optional<String> allowedOrigin(HttpRequest request) {
    return request.getHeader("Origin").map(header -> header.value()).filter(origins::contains);
  }

  /** The reply to a preflight request. Browsers send no key with these requests. */
  Optional<HttpResponse> preflight(HttpRequest request) {
    return allowedOrigin(request)
        .filter(
            origin ->
                request.method().equals(HttpMethods.OPTIONS)
                    && request.getHeader("Access-Control-Request-Method").isPresent())
        .map(
            origin ->
                HttpResponse.create()
                    .withStatus(StatusCodes.NO_CONTENT)
                    .addHeader(RawHeader.create("Access-Control-Allow-Methods", ALLOWED_METHODS))
                    .addHeader(RawHeader.create("Access-Control-Allow-Headers", ALLOWED_HEADERS))
                    .addHeader(RawHeader.create("Access-Control-Max-Age", "" + MAX_AGE)));
  }

  /**
   * Adds the headers that let the page that sent {@code request} read {@code reply}, if its origin
   * is allowed.
   */
  HttpResponse withHeaders(HttpRequest request, HttpResponse reply) {
    return allowedOrigin(request)
        .map(
            origin ->
                reply
                    .addHeader(RawHeader.create("Access-Control-Allow-Origin", origin))
                    .addHeader(RawHeader.create("Access-Control-Expose-Headers", EXPOSED_HEADERS))
                    .addHeader(RawHeader.create("Vary", "Origin")))
        .orElse(reply);
  }
}
