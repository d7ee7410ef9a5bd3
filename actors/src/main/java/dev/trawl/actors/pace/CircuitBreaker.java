package dev.trawl.actors.pace;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A circuit breaker (Nygard, "Release It!"): after some failures in a row no call is made for a
 * while; then one, as a trial; when it comes through all may call again. Mutable, for one thread.
 */
final class CircuitBreaker {
  private final PaceSettings.Breaker settings;
  private final RandomGenerator random;
  private int failures;
  private int openings;
  private long openUntil;
  private long troubledSince;
  private boolean open;
  private boolean onTrial;

  CircuitBreaker(PaceSettings.Breaker settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /** Whether a call may start. */
  boolean admits(long now) {
    return !open || (now - openUntil >= 0 && !onTrial);
  }

  /** Whether a call that starts now is a trial, whose failure says nothing of the call. */
  boolean isOpen() {
    return open;
  }

  /** When to ask again, if time alone can change the answer. */
  Optional<Long> nextTrial() {
    return open && !onTrial ? Optional.of(openUntil) : Optional.empty();
  }

  /** Whether nothing has come through for so long that waiting is no use. */
  boolean isGivenUp(long now) {
    return open && now - troubledSince >= settings.giveUpAfter().toNanos();
  }

  void started() {
    onTrial = open;
  }

  void succeeded() {
    open = false;
    onTrial = false;
    failures = 0;
    openings = 0;
  }

  /** The trial ended without a word about the endpoint. */
  void untried() {
    onTrial = false;
  }

  /**
   * @param weight how many failures it counts for
   * @param atLeast how long the endpoint asks to be left alone
   */
  void failed(long now, int weight, Duration atLeast, boolean trial) {
    if (failures == 0) {
      troubledSince = now;
    }
    failures = (int) Math.min((long) failures + weight, Integer.MAX_VALUE);
    if (trial) {
      onTrial = false;
    }
    if (trial || (!open && failures >= settings.failures())) {
      open = true;
      openUntil = now + Math.max(atLeast.toNanos(), backoff());
      openings++;
    }
  }

  /** Doubles with each opening, half of it at random: many clients do not come back at once. */
  private long backoff() {
    var doubled = settings.minOpen().toNanos() * Math.pow(2, Math.min(openings, 30));
    var longest = Math.min(doubled, settings.maxOpen().toNanos());
    return (long) (longest / 2 + random.nextDouble() * longest / 2);
  }
}
