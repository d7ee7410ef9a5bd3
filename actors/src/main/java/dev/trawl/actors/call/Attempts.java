package dev.trawl.actors.call;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a caller remembers through its restarts: how often it has failed and how long to rest.
 * Mutable, for one actor.
 *
 * <p>The rest is drawn evenly from nothing to a bound that doubles ("full jitter", Brooker 2015),
 * and is never shorter than the endpoint asked for.
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

  /** Whether one more failure leaves another attempt. */
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

  /** A trial of a failing endpoint failed: not this call's fault, and the gateway holds it back. */
  void trialFailed() {
    rest = Duration.ZERO;
  }

  /** How long to rest before the attempt that begins now. */
  Duration rest() {
    return rest;
  }
}
