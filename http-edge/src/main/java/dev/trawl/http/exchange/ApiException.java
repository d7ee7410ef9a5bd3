package dev.trawl.http.exchange;

import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** The reason why a request fails. The message is one line and is sent to the client. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient StatusCode status;
  private final String code;
  private final String param;
  private final transient List<HttpHeader> headers;

  private ApiException(StatusCode status, String code, String param, String message) {
    this(status, code, param, message, List.of());
  }

  private ApiException(
      StatusCode status, String code, String param, String message, List<HttpHeader> headers) {
    super(message, null, false, false);
    this.headers = headers;
    this.status = status;
    this.code = code;
    this.param = param;
  }

  /** Parameter {@code param} of the request is invalid. */
  public static ApiException invalid(String param, String message) {
    return new ApiException(StatusCodes.BAD_REQUEST, "invalid", param, message);
  }

  public static ApiException malformed(String message) {
    return new ApiException(StatusCodes.BAD_REQUEST, "malformed", "", message);
  }

  public static ApiException notFound(String param, String message) {
    return new ApiException(StatusCodes.NOT_FOUND, "not_found", param, message);
  }

  public static ApiException tooLarge(String message) {
    return new ApiException(StatusCodes.CONTENT_TOO_LARGE, "too_large", "", message);
  }

  public static ApiException wrongType(String message) {
    return new ApiException(StatusCodes.UNSUPPORTED_MEDIA_TYPE, "unsupported_type", "", message);
  }

  /** The input has the right form but cannot be used. */
  public static ApiException unusable(String param, String message) {
    return new ApiException(StatusCodes.UNPROCESSABLE_CONTENT, "unusable", param, message);
  }

  /** The key has used up its allowance. */
  public static ApiException overQuota(String message) {
    return new ApiException(StatusCodes.TOO_MANY_REQUESTS, "insufficient_quota", "", message);
  }

  /** The key sends too many requests; the next one is accepted after {@code seconds}. */
  public static ApiException tooManyRequests(long seconds) {
    return new ApiException(
        StatusCodes.TOO_MANY_REQUESTS,
        "rate_limit_exceeded",
        "",
        "Too many requests with this key. Try again in %d s.".formatted(seconds),
        List.of(RawHeader.create("Retry-After", Long.toString(seconds))));
  }

  public static ApiException busy(String message) {
    return new ApiException(StatusCodes.TOO_MANY_REQUESTS, "busy", "", message);
  }

  public static ApiException stopping() {
    return new ApiException(
        StatusCodes.SERVICE_UNAVAILABLE,
        "stopping",
        "",
        "The server is stopping. Try again later.");
  }

  public static ApiException timeout(String message) {
    return new ApiException(StatusCodes.REQUEST_TIMEOUT, "too_slow", "", message);
  }

  /** The request was valid, but its run failed. */
  public static ApiException failed(String message) {
    return new ApiException(StatusCodes.BAD_GATEWAY, "failed", "", message);
  }

  public static ApiException wrongKey() {
    return new ApiException(
        StatusCodes.UNAUTHORIZED,
        "wrong_key",
        "",
        "This server needs a key. Send the header Authorization: Bearer KEY.",
        List.of(RawHeader.create("WWW-Authenticate", "Bearer")));
  }

  public static ApiException fromOtherServersPage() {
    return new ApiException(
        StatusCodes.FORBIDDEN,
        "foreign_page",
        "",
        "Without keys, the server accepts requests only from this machine, and none from web pages of"
            + " other servers.");
  }

  public StatusCode status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** Additional headers of the reply. */
  public List<HttpHeader> headers() {
    return headers;
  }

  /** The invalid parameter, if there is exactly one. */
  public Optional<String> param() {
    return Optional.of(param).filter(name -> !name.isEmpty());
  }
}
