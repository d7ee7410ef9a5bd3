package dev.trawl.actors.openai;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells when nothing was heard for too long, up to a tick later.
 *
 * <p>Starting, hearing and stopping only note it. One clock looks at all watches, tick by tick
 * while there are any: thousands of calls a second set no alarm each.
 */
final class StallWatch {
  private static final int TICK_MILLIS = 20;
  private static final Set<StallWatch> RUNNING = ConcurrentHashMap.newKeySet();
  private static final AtomicBoolean TICKING = new AtomicBoolean();
  private static final ScheduledThreadPoolExecutor CLOCK =
      new ScheduledThreadPoolExecutor(
          1, task -> Thread.ofPlatform().daemon().name("trawl-model-stall").unstarted(task));

  private final long mostNanos;
  private final Runnable stalled;
  private volatile long deadlineNanos;

  /**
   * @param stalled called once at most, on the thread of the clock
   */
  StallWatch(Duration most, Runnable stalled) {
    mostNanos = most.toNanos();
    this.stalled = stalled;
  }

  /**
   * @param grace what is added to the first silence
   */
  void start(Duration grace) {
    deadlineNanos = System.nanoTime() + mostNanos + grace.toNanos();
    RUNNING.add(this);
    tickOn();
  }

  void heard() {
    deadlineNanos = System.nanoTime() + mostNanos;
  }

  /** Rings after {@code most} from now, unless something is heard. */
  void hasten(Duration most) {
    deadlineNanos = System.nanoTime() + most.toNanos();
  }

  void stop() {
    RUNNING.remove(this);
  }

  private static void tickOn() {
    if (!RUNNING.isEmpty() && TICKING.compareAndSet(false, true)) {
      CLOCK.schedule(StallWatch::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static void tick() {
    try {
      var now = System.nanoTime();
      RUNNING.forEach(watch -> watch.look(now));
    } finally {
      TICKING.set(false);
      tickOn();
    }
  }

  private void look(long now) {
    if (deadlineNanos - now <= 0 && RUNNING.remove(this)) {
      stalled.run();
    }
  }
}
