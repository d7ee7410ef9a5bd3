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
 * The events of one run, for one subscriber, who may come at any time and receives all of them from
 * the first on. Thread-safe.
 *
 * <p>Events wait here until a subscriber comes, and then in the JDK's {@link SubmissionPublisher}
 * until the subscriber requests them. If more wait than {@code trawl.stream.max-waiting-events},
 * the subscriber receives an error instead; the run goes on.
 *
 * <p>Locked because the run, its end and its subscriber come from different threads, and an event
 * must neither overtake nor miss the subscriber. Nothing under the lock waits or runs the
 * subscriber's code.
 */
final class RunEvents implements Flow.Publisher<RunEvent> {
  /** The JDK's own for such work: a slow subscriber then takes no thread from the actors. */
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
    publisher.subscribe(subscriber);
    early.forEach(this::publish);
    early.clear();
    if (ended) {
      publisher.close();
    }
  }

  /** Only a publisher that is closed passes an error to a subscriber who comes later. */
  private static void reject(Flow.Subscriber<? super RunEvent> second) {
    var closed = new SubmissionPublisher<RunEvent>(EXECUTOR, 1);
    closed.closeExceptionally(
        new IllegalStateException("The events of a run can be subscribed to once."));
    closed.subscribe(second);
  }

  /** The next event of the run. */
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

  /** The run ended without a last event, as when trawl is closed; has no effect after one. */
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
        "More than %d events waited for the subscriber, which is trawl.stream.max-waiting-events: request them faster."
            .formatted(maxWaiting));
  }
}
