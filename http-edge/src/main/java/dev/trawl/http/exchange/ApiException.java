package dev.trawl.http.exchange;

import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** A request that is not done; the message is one line for the client. */
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

  /** Something is wrong with {@code param} of the request. */
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

  /** It is well formed, and cannot be used. */
  public static ApiException unusable(String param, String message) {
    return new ApiException(StatusCodes.UNPROCESSABLE_CONTENT, "unusable", param, message);
  }

  /** What its key may have is used up. */
  public static ApiException overQuota(String message) {
    return new ApiException(StatusCodes.TOO_MANY_REQUESTS, "insufficient_quota", "", message);
  }

  /** Its key sends too many requests; the next may come after {@code seconds}. */
  public static ApiException tooFast(long seconds) {
    return new ApiException(
        StatusCodes.TOO_MANY_REQUESTS,
        "rate_limit_exceeded",
        "",
        "This key sends too many requests: try again in %d s.".formatted(seconds),
        List.of(RawHeader.create("Retry-After", Long.toString(seconds))));
  }

  public static ApiException busy(String message) {
    return new ApiException(StatusCodes.TOO_MANY_REQUESTS, "busy", "", message);
  }

  public static ApiException stopping() {
    return new ApiException(
        StatusCodes.SERVICE_UNAVAILABLE, "stopping", "", "The server is stopping: ask later.");
  }

  public static ApiException slow(String message) {
    return new ApiException(StatusCodes.REQUEST_TIMEOUT, "too_slow", "", message);
  }

  /** It was tried, and came to nothing. */
  public static ApiException failed(String message) {
    return new ApiException(StatusCodes.BAD_GATEWAY, "failed", "", message);
  }

  public static ApiException wrongKey() {
    return new ApiException(
        StatusCodes.UNAUTHORIZED,
        "wrong_key",
        "",
        "A key is needed here: send the header Authorization: Bearer KEY.",
        List.of(RawHeader.create("WWW-Authenticate", "Bearer")));
  }

  public static ApiException foreign() {
    return new ApiException(
        StatusCodes.FORBIDDEN,
        "foreign_page",
        "",
        "Without keys only this machine may ask, and no web page of another server.");
  }

  public StatusCode status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** What its reply says besides. */
  public List<HttpHeader> headers() {
    return headers;
  }

  /** What it is about, if it is about one thing. */
  public Optional<String> param() {
    return Optional.of(param).filter(name -> !name.isEmpty());
  }
}
