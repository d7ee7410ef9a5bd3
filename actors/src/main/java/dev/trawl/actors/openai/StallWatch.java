package dev.trawl.actors.openai;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Runs an action when nothing has been received for too long, at most one tick late.
 *
 * <p>Starting, resetting and stopping a watch are cheap. As long as there are watches, one clock
 * checks all of them at every tick, because a timer for each of thousands of calls a second would
 * cost more.
 */
final class StallWatch {
  private static final int TICK_MILLIS = 20;
  private static final Set<StallWatch> RUNNING = ConcurrentHashMap.newKeySet();
  private static final AtomicBoolean TICKING = new AtomicBoolean();
  private static final ScheduledThreadPoolExecutor CLOCK =
      new ScheduledThreadPoolExecutor(
          1, task -> Thread.ofPlatform().daemon().name("trawl-model-stall").unstarted(task));

  private final long timeoutNanos;
  private final Runnable stalled;
  private final LongSupplier nanos;

  /** Volatile because the receiving thread writes it and the clock reads it. */
  private volatile long deadlineNanos;

  /**
   * @param stalled called at most once, on the clock's thread
   * @param nanos the time, such as {@link System#nanoTime}
   */
  StallWatch(Duration timeout, Runnable stalled, LongSupplier nanos) {
    timeoutNanos = timeout.toNanos();
    this.stalled = stalled;
    this.nanos = nanos;
  }

  /**
   * @param grace added to the first wait
   */
  void start(Duration grace) {
    deadlineNanos = nanos.getAsLong() + timeoutNanos + grace.toNanos();
    RUNNING.add(this);
    scheduleTick();
  }

  void reset() {
    deadlineNanos = nanos.getAsLong() + timeoutNanos;
  }

  /** Expires after {@code timeout}, unless something is received. */
  void shorten(Duration timeout) {
    deadlineNanos = nanos.getAsLong() + timeout.toNanos();
  }

  void stop() {
    RUNNING.remove(this);
  }

  private static void scheduleTick() {
    if (!RUNNING.isEmpty() && TICKING.compareAndSet(false, true)) {
      CLOCK.schedule(StallWatch::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static void tick() {
    try {
      checkAll();
    } finally {
      TICKING.set(false);
      scheduleTick();
    }
  }

  /** Runs the action of each watch that has expired. */
  static void checkAll() {
    RUNNING.forEach(StallWatch::check);
  }

  private void check() {
    if (deadlineNanos - nanos.getAsLong() <= 0 && RUNNING.remove(this)) {
      stalled.run();
    }
  }
}
