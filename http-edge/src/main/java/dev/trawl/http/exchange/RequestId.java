package dev.trawl.http.exchange;

import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.AttributeKey;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** Names a request in its reply and in the log: as its client does, or by itself. */
public final class RequestId {
  public static final String HEADER = "X-Request-ID";

  private static final AttributeKey<String> KEY = AttributeKey.create("request-id", String.class);
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  /** One that nobody has. */
  public static String fresh() {
    return UUID.randomUUID().toString();
  }

  /** What the client calls it, where that is a plain word. */
  public static String chosen(HttpRequest request) {
    return request
        .getHeader(HEADER)
        .map(header -> header.value())
        .filter(given -> FORM.matcher(given).matches())
        .orElseGet(RequestId::fresh);
  }

  /** The same request for the routes, which find its id by {@link #of}. */
  public static HttpRequest on(HttpRequest request, String id) {
    return request.addAttribute(KEY, id);
  }

  public static String of(HttpRequest request) {
    return request.getAttribute(KEY).orElse("");
  }
}
