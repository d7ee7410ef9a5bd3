package dev.trawl.actors.openai;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tells when nothing was heard for too long.
 *
 * <p>Hearing something only notes the time. One alarm is set for each watch; when it goes off too
 * early it is set again for what is left, which for most replies is never.
 */
final class StallWatch {
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final long mostNanos;
  private final Runnable stalled;
  private volatile long deadlineNanos;
  private volatile boolean stopped;
  private volatile Future<?> alarm = CompletableFuture.completedFuture(true);

  /**
   * @param stalled called once at most, on the thread of the clock
   */
  StallWatch(Duration most, Runnable stalled) {
    mostNanos = most.toNanos();
    this.stalled = stalled;
  }

  private static ScheduledThreadPoolExecutor clock() {
    var clock =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("trawl-model-stall").unstarted(task));
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /**
   * @param grace what is added to the first silence
   */
  void start(Duration grace) {
    deadlineNanos = System.nanoTime() + mostNanos + grace.toNanos();
    set(mostNanos);
  }

  void heard() {
    deadlineNanos = System.nanoTime() + mostNanos;
  }

  /** Rings after {@code most} from now, whatever is heard until then. */
  void hasten(Duration most) {
    alarm.cancel(false);
    deadlineNanos = System.nanoTime();
    set(most.toNanos());
  }

  void stop() {
    stopped = true;
    alarm.cancel(false);
  }

  private void ring() {
    long left = deadlineNanos - System.nanoTime();
    if (left > 0) {
      set(left);
    } else if (!stopped) {
      stalled.run();
    }
  }

  private void set(long nanos) {
    alarm = CLOCK.schedule(this::ring, nanos, TimeUnit.NANOSECONDS);
    if (stopped) {
      alarm.cancel(false);
    }
  }
}
