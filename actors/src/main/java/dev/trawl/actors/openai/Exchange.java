package dev.trawl.actors.openai;

import dev.trawl.protocol.model.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;

/**
 * One HTTP request in progress. It ends once, with an outcome or with a {@link ModelException}; no
 * thread waits for it. If it ends early, its connection is closed.
 *
 * <p>Thread-safe. The connection's thread, {@link StallWatch} and a caller that cancels may end it
 * at the same time; the first one wins, because a future completes only once.
 */
final class Exchange<T> {
  /** The server's answer to a request. */
  sealed interface Outcome<T> {
    record Given<T>(T value) implements Outcome<T> {}

    /**
     * The server rejected the request, with a status or with an error in the middle of its reply.
     */
    record Declined<T>(int status, Optional<Duration> retryAfter, ServerError error)
        implements Outcome<T> {}
  }

  /** Reads the bytes of a reply, one piece after the other. */
  interface Body<T> {
    /**
     * Reads more bytes.
     *
     * @return true if the reply is complete and the rest can be ignored
     * @throws IOException if the bytes violate the API
     */
    boolean take(ByteBuffer bytes) throws IOException;

    /** Returns true if the reply is usable without the bytes that may still follow. */
    default boolean isComplete() {
      return false;
    }

    /**
     * @throws IOException if the bytes received until now are not a reply
     */
    Outcome<T> end() throws IOException;
  }

  private static final Duration MAX_WAIT_AFTER_REPLY = Duration.ofMillis(500);

  private final CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();

  /** Completes if the exchange ends early; runs the actions that are registered for this case. */
  private final CompletableFuture<Void> abandoned = new CompletableFuture<>();

  private final Failures failures;
  private final StallWatch watch;

  /** Volatile because the connection's thread writes them and other threads read them. */
  private volatile boolean reached;

  private volatile Optional<Outcome<T>> completeReply = Optional.empty();

  Exchange(Failures failures, Duration stallTimeout) {
    this(failures, stallTimeout, System::nanoTime);
  }

  Exchange(Failures failures, Duration stallTimeout, LongSupplier nanos) {
    this.failures = failures;
    watch = new StallWatch(stallTimeout, this::stalled, nanos);
  }

  /**
   * @param connectTimeout enforced by the client; needed here so that the watch does not expire
   *     before the client's timeout
   */
  void send(
      Http http, AsyncRequestProducer request, BodyReader<T> reader, Duration connectTimeout) {
    watchFor(connectTimeout);
    try {
      var sending = http.send(request, this, reader);
      abandoned.thenRun(() -> sending.cancel(true));
    } catch (RuntimeException closed) {
      fail(failures.broken(closed));
    }
  }

  /** Fails if nothing is received for too long; {@code grace} is added to the first wait. */
  void watchFor(Duration grace) {
    watch.start(grace);
  }

  CompletableFuture<Outcome<T>> outcome() {
    return outcome;
  }

  /** Returns true if the rest of the reply can be ignored. */
  boolean isOver() {
    return completeReply.isPresent() || outcome.isDone();
  }

  /** The request has a connection to the server; {@code close} closes it. */
  void connected(Runnable close) {
    received();
    abandoned.thenRun(close);
  }

  /** The server sent something. */
  void received() {
    reached = true;
    watch.reset();
  }

  /**
   * The reply is complete. It is passed on when the exchange has ended, so that the connection is
   * free if the caller calls again at once.
   */
  void complete(Outcome<T> value) {
    completeReply = Optional.of(value);
  }

  /** The reply is complete, but the exchange has not ended yet; it must end soon. */
  void awaitEnd() {
    watch.shorten(MAX_WAIT_AFTER_REPLY);
  }

  /**
   * The connection is free again. Does nothing if the reply is incomplete, because a failure
   * follows.
   */
  void ended() {
    completeReply.ifPresent(
        value -> {
          watch.stop();
          outcome.complete(value);
        });
  }

  /** If the reply is already complete, the failure is ignored. */
  void fail(ModelException failure) {
    watch.stop();
    var isFirst =
        completeReply
            .map(outcome::complete)
            .orElseGet(() -> outcome.completeExceptionally(failure));
    if (isFirst) {
      abandoned.complete(null);
    }
  }

  void cancel() {
    fail(new ModelException.Final("cancelled"));
  }

  private void stalled() {
    fail(reached ? failures.silent() : failures.unreached());
  }
}
