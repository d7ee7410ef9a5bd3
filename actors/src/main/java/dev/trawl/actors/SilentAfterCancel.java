package dev.trawl.actors;

import dev.trawl.protocol.RunEvent;
import java.util.concurrent.Flow;

/**
 * Passes nothing on after the subscriber has cancelled. The JDK's publisher may still signal an
 * error that occurs before it has noticed the cancellation. Thread-safe.
 */
final class SilentAfterCancel implements Flow.Subscriber<RunEvent> {
  private final Flow.Subscriber<? super RunEvent> subscriber;
  private volatile boolean cancelled;

  SilentAfterCancel(Flow.Subscriber<? super RunEvent> subscriber) {
    this.subscriber = subscriber;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long count) {
            subscription.request(count);
          }

          @Override
          public void cancel() {
            cancelled = true;
            subscription.cancel();
          }
        });
  }

  @Override
  public void onNext(RunEvent event) {
    if (!cancelled) {
      subscriber.onNext(event);
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (!cancelled) {
      subscriber.onError(failure);
    }
  }

  @Override
  public void onComplete() {
    if (!cancelled) {
      subscriber.onComplete();
    }
  }
}
