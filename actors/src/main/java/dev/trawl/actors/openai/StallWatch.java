package dev.trawl.actors.openai;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Rings when nothing was heard for too long, up to a tick late.
 *
 * <p>Starting, hearing and stopping only take a note. One clock looks at all watches, tick by tick
 * while there are any, because a timer for each of thousands of calls a second would cost more.
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
  private final LongSupplier nanos;

  /** Volatile because the thread that hears writes it and the clock reads it. */
  private volatile long deadlineNanos;

  /**
   * @param stalled called once at most, on the clock's thread
   * @param nanos the time, such as {@link System#nanoTime}
   */
  StallWatch(Duration most, Runnable stalled, LongSupplier nanos) {
    mostNanos = most.toNanos();
    this.stalled = stalled;
    this.nanos = nanos;
  }

  /**
   * @param grace is added to the first silence
   */
  void start(Duration grace) {
    deadlineNanos = nanos.getAsLong() + mostNanos + grace.toNanos();
    RUNNING.add(this);
    tickOn();
  }

  void heard() {
    deadlineNanos = nanos.getAsLong() + mostNanos;
  }

  /** Rings {@code most} from now, unless something is heard. */
  void hasten(Duration most) {
    deadlineNanos = nanos.getAsLong() + most.toNanos();
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
      lookAtAll();
    } finally {
      TICKING.set(false);
      tickOn();
    }
  }

  /** Rings each watch whose time is up. */
  static void lookAtAll() {
    RUNNING.forEach(StallWatch::look);
  }

  private void look() {
    if (deadlineNanos - nanos.getAsLong() <= 0 && RUNNING.remove(this)) {
      stalled.run();
    }
  }
}
