package dev.trawl.actors.call;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a call remembers when its actor restarts: how often it has failed, and how long to rest.
 * Mutable, for one actor.
 *
 * <p>The rest is a random time up to a bound that doubles ("full jitter", Brooker 2015), but never
 * less than the endpoint asked for.
 */
public final class Attempts {
  private final GatewaySettings.Retries settings;
  private final RandomGenerator random;
  private int begun;
  private int failures;
  private Duration rest = Duration.ZERO;

  public Attempts(GatewaySettings.Retries settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /** Begins an attempt; numbers count from 1. */
  int next() {
    return ++begun;
  }

  /** Whether another attempt may follow one more failure. */
  boolean mayRetry() {
    return failures < settings.max();
  }

  void failed(Optional<Duration> retryAfter) {
    failures++;
    var bound =
        Math.min(
            settings.minBackoff().toNanos() * Math.pow(2, Math.min(failures - 1, 30)),
            settings.maxBackoff().toNanos());
    var drawn = Duration.ofNanos((long) (random.nextDouble() * bound));
    rest = retryAfter.filter(asked -> asked.compareTo(drawn) > 0).orElse(drawn);
  }

  /** A trial failed, which is not this call's fault; the gateway delays the next one. */
  void trialFailed() {
    rest = Duration.ZERO;
  }

  /** How long to rest before the attempt that begins now. */
  Duration rest() {
    return rest;
  }
}
