package dev.trawl.http.exchange;

import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.AttributeKey;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/**
 * The id of a request. It appears in the reply and in the log. The client chooses it, or it is
 * generated here.
 */
public final class RequestId {
  public static final String HEADER = "X-Request-ID";

  private static final AttributeKey<String> KEY = AttributeKey.create("request-id", String.class);
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  /** Generates a new id. */
  public static String generate() {
    return UUID.randomUUID().toString();
  }

  /** Returns the client's id if it has a safe form; otherwise a new one. */
  public static String from(HttpRequest request) {
    return request
        .getHeader(HEADER)
        .map(header -> header.value())
        .filter(given -> FORM.matcher(given).matches())
        .orElseGet(RequestId::generate);
  }

  /** Returns the same request with the id as an attribute, which {@link #of} reads. */
  public static HttpRequest on(HttpRequest request, String id) {
    return request.addAttribute(KEY, id);
  }

  public static String of(HttpRequest request) {
    return request.getAttribute(KEY).orElse("");
  }
}
