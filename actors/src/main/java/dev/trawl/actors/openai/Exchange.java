package dev.trawl.actors.openai;

import dev.trawl.protocol.model.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;

/**
 * One request under way. It ends once, with an outcome or with a {@link ModelException}; no thread
 * waits for it. Whatever ends it early closes its connection.
 */
final class Exchange<T> {
  /** What a server made of a request. */
  sealed interface Outcome<T> {
    record Given<T>(T value) implements Outcome<T> {}

    /** The server says no, with a status or in the middle of what should have been a reply. */
    record Declined<T>(int status, Optional<Duration> retryAfter, ServerError words)
        implements Outcome<T> {}
  }

  /** What the bytes of a reply become. Called for one piece after the other. */
  interface Body<T> {
    /**
     * Reads more of them; true when what follows does not matter.
     *
     * @throws IOException where they are not what the API says
     */
    boolean take(ByteBuffer bytes) throws IOException;

    /** Whether the reply is whole, should nothing follow. */
    default boolean suffices() {
      return false;
    }

    /**
     * @throws IOException where the bytes until now are no reply
     */
    Outcome<T> end() throws IOException;
  }

  private static final Duration MOST_AFTER_REPLY = Duration.ofMillis(500);

  private final CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();
  private final Failures failures;
  private final StallWatch watch;
  private volatile boolean reached;
  private volatile boolean ended;
  private volatile Optional<Outcome<T>> whole = Optional.empty();
  private volatile Runnable closing = () -> {};
  private volatile Future<?> sending = CompletableFuture.completedFuture(true);

  Exchange(Failures failures, Duration mostSilence) {
    this.failures = failures;
    watch = new StallWatch(mostSilence, this::stalled);
  }

  /**
   * @param connectTimeout is the client's affair; here only so that the watch does not ring before
   *     the client does
   */
  void send(
      Http http, AsyncRequestProducer request, BodyReader<T> reader, Duration connectTimeout) {
    watch.start(connectTimeout);
    try {
      sending = http.send(request, this, reader);
      if (outcome.isCompletedExceptionally()) {
        close();
      }
    } catch (RuntimeException closed) {
      fail(failures.broken(closed));
    }
  }

  CompletableFuture<Outcome<T>> outcome() {
    return outcome;
  }

  /** Whether nothing more can be made of what still comes. */
  boolean isOver() {
    return whole.isPresent() || outcome.isDone();
  }

  /** The server has a connection with us, which {@code close} closes, and is being asked. */
  void connected(Runnable close) {
    closing = close;
    heard();
    if (outcome.isCompletedExceptionally()) {
      close();
    }
  }

  /** The server said something. */
  void heard() {
    reached = true;
    watch.heard();
  }

  /**
   * The reply is whole. It is handed on when its exchange has ended: who calls again at once then
   * finds the connection free.
   */
  void whole(Outcome<T> value) {
    whole = Optional.of(value);
  }

  /** The reply is whole before its exchange has ended, which must not take long now. */
  void awaitEnd() {
    watch.hasten(MOST_AFTER_REPLY);
  }

  /** Nothing more will come, and the connection is no longer ours; no news where it broke. */
  void ended() {
    whole.ifPresent(
        value -> {
          ended = true;
          watch.stop();
          outcome.complete(value);
        });
  }

  /** Does not spoil a reply that is whole. */
  void fail(ModelException failure) {
    whole.ifPresentOrElse(outcome::complete, () -> outcome.completeExceptionally(failure));
    close();
  }

  void cancel() {
    fail(new ModelException.Final("cancelled"));
  }

  private void stalled() {
    fail(reached ? failures.silent() : failures.unreached());
  }

  private void close() {
    watch.stop();
    if (!ended) {
      closing.run();
      sending.cancel(true);
    }
  }
}
