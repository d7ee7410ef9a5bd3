package dev.trawl.actors.call;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The state of a call that survives restarts of its actor: the number of failures, and the next
 * retry delay. Not thread-safe; belongs to one actor.
 *
 * <p>The delay is a random time up to a bound that doubles with each failure ("full jitter",
 * Brooker 2015), but never shorter than the delay that the endpoint requested.
 */
public final class Attempts {
  private final GatewaySettings.Retries settings;
  private final RandomGenerator random;
  private int begun;
  private int failures;
  private Duration retryDelay = Duration.ZERO;

  public Attempts(GatewaySettings.Retries settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /** Begins the next attempt and returns its number, from 1. */
  int next() {
    return ++begun;
  }

  /** Returns true if a retry is allowed after the next failure. */
  boolean mayRetry() {
    return failures < settings.max();
  }

  void failed(Optional<Duration> retryAfter) {
    failures++;
    var bound =
        Math.min(
            settings.minBackoff().toNanos() * Math.pow(2, Math.min(failures - 1, 30)),
            settings.maxBackoff().toNanos());
    var randomDelay = Duration.ofNanos((long) (random.nextDouble() * bound));
    retryDelay =
        retryAfter.filter(requested -> requested.compareTo(randomDelay) > 0).orElse(randomDelay);
  }

  /**
   * Records that this call tested whether a failing endpoint had recovered, and that it had not.
   * This does not count as a failure of the call. The gateway decides when to test again.
   */
  void trialCallFailed() {
    retryDelay = Duration.ZERO;
  }

  /** How long to wait before the next attempt starts. */
  Duration retryDelay() {
    return retryDelay;
  }
}
