package dev.trawl.actors;

import dev.trawl.protocol.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

/**
 * The events of one run, for one subscriber, which may subscribe at any time and receives all
 * events, starting with the first one. Thread-safe.
 *
 * <p>Events are buffered here until there is a subscriber, and then in the JDK's {@link
 * SubmissionPublisher} until the subscriber requests them. If more than {@code
 * trawl.stream.max-waiting-events} are waiting, the subscriber receives an error; the run
 * continues.
 *
 * <p>The methods are synchronized because events, the end of the run and the subscriber arrive on
 * different threads, and no event may be lost or reordered. Code under the lock never waits and
 * never runs the subscriber's code.
 */
final class RunEvents implements Flow.Publisher<RunEvent> {
  /** The JDK's default executor, so that a slow subscriber does not use the actors' threads. */
  private static final Executor EXECUTOR = new CompletableFuture<Void>().defaultExecutor();

  private final int maxWaiting;
  private final SubmissionPublisher<RunEvent> publisher;
  private final List<RunEvent> early = new ArrayList<>();
  private boolean subscribed;
  private boolean ended;

  RunEvents(StreamSettings settings) {
    this.maxWaiting = settings.maxWaitingEvents();
    this.publisher = new SubmissionPublisher<>(EXECUTOR, maxWaiting);
  }

  @Override
  public synchronized void subscribe(Flow.Subscriber<? super RunEvent> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    if (subscribed) {
      reject(subscriber);
      return;
    }
    subscribed = true;
    publisher.subscribe(new SilentAfterCancel(subscriber));
    early.forEach(this::publish);
    early.clear();
    if (ended) {
      publisher.close();
    }
  }

  /** A closed publisher passes its error to a later subscriber. */
  private static void reject(Flow.Subscriber<? super RunEvent> second) {
    var closed = new SubmissionPublisher<RunEvent>(EXECUTOR, 1);
    closed.closeExceptionally(
        new IllegalStateException("The events of a run allow only one subscriber."));
    closed.subscribe(second);
  }

  /** Accepts the next event of the run. */
  synchronized void accept(RunEvent event) {
    if (ended) {
      return;
    }
    if (subscribed) {
      publish(event);
    } else if (early.size() < maxWaiting) {
      early.add(event);
    } else {
      fail(tooMany());
    }
    if (event.what().isLast()) {
      end();
    }
  }

  /**
   * Fails the stream if the run ends without a last event, for example because trawl is closed. Has
   * no effect after a last event.
   */
  synchronized void fail(Throwable cause) {
    if (!ended) {
      ended = true;
      early.clear();
      publisher.closeExceptionally(cause);
    }
  }

  private void publish(RunEvent event) {
    if (publisher.offer(event, (subscriber, dropped) -> false) < 0) {
      fail(tooMany());
    }
  }

  private void end() {
    ended = true;
    if (subscribed) {
      publisher.close();
    }
  }

  private IllegalStateException tooMany() {
    return new IllegalStateException(
        "More than %d events are waiting for the subscriber, but trawl.stream.max-waiting-events allows no more: request them faster."
            .formatted(maxWaiting));
  }
}
