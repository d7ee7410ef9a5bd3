package dev.trawl.actors.pace;

import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Limits a rate per minute with a token bucket. A burst may use at once what is allowed in a few
 * seconds. Not thread-safe.
 */
final class RateLimit {
  private static final double BURST_SECONDS = 5;
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final OptionalInt perMinute;
  private double level;
  private long filledAt;

  RateLimit(OptionalInt perMinute, long now) {
    this.perMinute = perMinute;
    this.level = burst();
    this.filledAt = now;
  }

  private double perSecond() {
    return perMinute.orElse(0) / 60.0;
  }

  private double burst() {
    return Math.max(1, perSecond() * BURST_SECONDS);
  }

  /** The nanoseconds until {@code amount} may be taken; 0 if it may be taken now. */
  long nanosUntil(long now, int amount) {
    if (perMinute.isEmpty()) {
      return 0;
    }
    fill(now);
    // An amount larger than the burst may be taken from a full bucket; the level is then negative.
    var missing = Math.min(amount, burst()) - level;
    return missing <= 0 ? 0 : (long) Math.ceil(missing / perSecond() * NANOS_PER_SECOND);
  }

  void take(int amount) {
    level -= amount;
  }

  private void fill(long now) {
    level = Math.min(burst(), level + (now - filledAt) / NANOS_PER_SECOND * perSecond());
    filledAt = now;
  }
}
