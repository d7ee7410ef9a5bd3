package dev.trawl.http.server;

import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.AttributeKey;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** Names a request in its reply and in the log: as its client does, or by itself. */
final class RequestId {
  static final String HEADER = "X-Request-ID";

  private static final AttributeKey<String> KEY = AttributeKey.create("request-id", String.class);
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  /** One that nobody has. */
  static String fresh() {
    return UUID.randomUUID().toString();
  }

  /** What the client calls it, where that is a plain word. */
  static String chosen(HttpRequest request) {
    return request
        .getHeader(HEADER)
        .map(header -> header.value())
        .filter(given -> FORM.matcher(given).matches())
        .orElseGet(RequestId::fresh);
  }

  /** The same request for the routes, which find its id by {@link #of}. */
  static HttpRequest on(HttpRequest request, String id) {
    return request.addAttribute(KEY, id);
  }

  static String of(HttpRequest request) {
    return request.getAttribute(KEY).orElse("");
  }
}
