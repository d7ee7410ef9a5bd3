package dev.trawl.actors.openai;

import dev.trawl.actors.openai.Exchange.Body;
import dev.trawl.actors.openai.Exchange.Outcome;
import dev.trawl.protocol.model.ModelException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;

/** Handles a server's responses; shared by all calls. */
final class Responses {
  /** The beginning of an error body is enough to identify the error. */
  private static final int MAX_ERROR_BYTES = 65_536;

  private Responses() {}

  /** The first header of this name. */
  static Optional<String> header(HttpResponse head, String name) {
    return Optional.ofNullable(head.getFirstHeader(name)).map(Header::getValue);
  }

  static <T> Body<T> declined(HttpResponse head) {
    var wait = RetryAfter.of(name -> header(head, name), Instant.now());
    return new WholeBody<>(
        MAX_ERROR_BYTES, body -> new Outcome.Declined<>(head.getCode(), wait, error(head, body)));
  }

  /** A redirect is not followed, because the key would be sent to the host that it names. */
  private static ServerError error(HttpResponse head, byte[] body) {
    return head.getCode() / 100 == 3
        ? new ServerError("Location: " + header(head, HttpHeaders.LOCATION).orElse("?"), "", "")
        : ServerError.of(body);
  }

  /**
   * Passes on the outcome; every failure, including one of {@code next}, is passed to {@code fail}.
   */
  static <T> void follow(
      Exchange<T> exchange, Consumer<Outcome<T>> next, Consumer<ModelException> fail) {
    exchange
        .outcome()
        .thenAccept(next)
        .exceptionally(
            failure -> {
              fail.accept(typed(failure));
              return null;
            });
  }

  private static ModelException typed(Throwable failure) {
    var cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof ModelException known ? known : new ModelException.Final("" + cause);
  }
}
