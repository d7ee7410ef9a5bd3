package dev.trawl.actors.pace;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A circuit breaker (Nygard, "Release It!"). After some failures in a row it opens, and no call is
 * made for a while. Then one trial call is made to test whether the endpoint has recovered; if it
 * succeeds, all calls are allowed again. Not thread-safe.
 */
final class CircuitBreaker {
  private final PaceSettings.Breaker settings;
  private final RandomGenerator random;
  private int failures;
  private int openings;
  private long openUntil;
  private long failingSince;
  private boolean open;
  private boolean isTrialRunning;

  CircuitBreaker(PaceSettings.Breaker settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /** Returns true if a call may start. */
  boolean admits(long now) {
    return !open || (now - openUntil >= 0 && !isTrialRunning);
  }

  /**
   * Returns true if a call that starts now is a trial call. A failed trial call counts against the
   * endpoint, not against the call.
   */
  boolean isOpen() {
    return open;
  }

  /**
   * The time of the next trial call; empty if calls may start now, or if a trial call is in
   * progress.
   */
  Optional<Long> nextTrialCall() {
    return open && !isTrialRunning ? Optional.of(openUntil) : Optional.empty();
  }

  /**
   * Returns true if every call has failed for at least {@code give-up-after}. Calls then fail
   * instead of waiting for the next trial call.
   */
  boolean isGivenUp(long now) {
    return open && now - failingSince >= settings.giveUpAfter().toNanos();
  }

  void started() {
    isTrialRunning = open;
  }

  void succeeded() {
    open = false;
    isTrialRunning = false;
    failures = 0;
    openings = 0;
  }

  /** The trial call ended without a result about the endpoint. */
  void trialCallAbandoned() {
    isTrialRunning = false;
  }

  /**
   * @param weight how many failures this failure counts as
   * @param minPause the time that the endpoint asks clients to wait
   */
  void failed(long now, int weight, Duration minPause, boolean isTrialCall) {
    if (failures == 0) {
      failingSince = now;
    }
    failures = (int) Math.min((long) failures + weight, Integer.MAX_VALUE);
    if (isTrialCall) {
      isTrialRunning = false;
    }
    if (isTrialCall || (!open && failures >= settings.failures())) {
      open = true;
      openUntil = now + Math.max(minPause.toNanos(), backoff());
      openings++;
    }
  }

  /**
   * The pause doubles each time. Half of it is random, so that many clients do not return at the
   * same moment.
   */
  private long backoff() {
    var doubled = settings.minOpen().toNanos() * Math.pow(2, Math.min(openings, 30));
    var longest = Math.min(doubled, settings.maxOpen().toNanos());
    return (long) (longest / 2 + random.nextDouble() * longest / 2);
  }
}
