package dev.trawl.http.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.trawl.http.ErrorBody;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pekko.http.impl.engine.parsing.ParsingException;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.http.scaladsl.model.ExceptionWithErrorInfo;

/** Converts exceptions to error replies with the right status and without internal details. */
public final class Errors {
  private Errors() {}

  /** Returns the error reply for a request; {@code request} is the id of this request. */
  public static HttpResponse response(Throwable cause, String request) {
    var known = known(cause);
    if (known.isEmpty()) {
      ServerLog.failed(request, cause);
    }
    return known
        .map(
            refusal ->
                Reply.json(refusal.status(), new ErrorBody(detail(refusal)))
                    .addHeaders(refusal.headers()))
        .orElseGet(() -> Reply.json(StatusCodes.INTERNAL_SERVER_ERROR, new ErrorBody(internal())));
  }

  /** Returns the error to send on a stream or socket; {@code request} is the id of its request. */
  public static ErrorBody.Detail detail(Throwable cause, String request) {
    var known = known(cause);
    if (known.isEmpty()) {
      ServerLog.failed(request, cause);
    }
    return known.map(Errors::detail).orElseGet(Errors::internal);
  }

  /** Converts a reply that Pekko HTTP generated, for example for an unknown path, to our form. */
  public static HttpResponse inOurForm(HttpResponse reply) {
    var message =
        reply.entity() instanceof HttpEntity.Strict text
            ? text.getData().utf8String().lines().collect(Collectors.joining(" "))
            : reply.status().reason();
    var body =
        new ErrorBody(
            new ErrorBody.Detail(
                type(reply.status()),
                message,
                Optional.empty(),
                reply.status().reason().toLowerCase(Locale.ROOT).replace(' ', '_')));
    return reply.withEntity(Reply.entity(body));
  }

  private static Optional<ApiException> known(Throwable cause) {
    return switch (cause) {
      case ApiException refusal -> Optional.of(refusal);
      case EntityStreamSizeException large ->
          Optional.of(
              ApiException.tooLarge(
                  String.format(
                      Locale.ROOT,
                      "The body is larger than the limit of %,d bytes.",
                      large.limit())));
      case JsonMappingException wrong when !wrong.getPath().isEmpty() ->
          Optional.of(
              ApiException.invalid(path(wrong), "%s has the wrong type.".formatted(path(wrong))));
      case MismatchedInputException wrong ->
          Optional.of(ApiException.malformed("The body must be a JSON object."));
      case JsonProcessingException broken ->
          Optional.of(ApiException.malformed("The body is not valid JSON: " + line(broken)));
      case ExceptionWithErrorInfo unreadable ->
          Optional.of(ApiException.malformed(unreadable.info().summary()));
      case ParsingException unreadable ->
          Optional.of(ApiException.malformed(unreadable.info().summary()));
      default -> Optional.ofNullable(cause.getCause()).flatMap(Errors::known);
    };
  }

  public static ErrorBody.Detail detail(ApiException refusal) {
    return new ErrorBody.Detail(
        type(refusal.status()),
        String.valueOf(refusal.getMessage()),
        refusal.param(),
        refusal.code());
  }

  private static ErrorBody.Detail internal() {
    return new ErrorBody.Detail(
        "server_error",
        "Internal error. The server's log has the details under this request's id.",
        Optional.empty(),
        "internal");
  }

  private static String type(StatusCode status) {
    return switch (status.intValue()) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 429 -> "rate_limit_error";
      default -> status.intValue() >= 500 ? "server_error" : "invalid_request_error";
    };
  }

  private static String path(JsonMappingException wrong) {
    return wrong.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String line(JsonProcessingException wrong) {
    return String.valueOf(wrong.getOriginalMessage()).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }
}
