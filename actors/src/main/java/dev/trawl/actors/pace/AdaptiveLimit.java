package dev.trawl.actors.pace;

import java.util.ArrayDeque;

/**
 * Finds by trial and error how many concurrent calls an endpoint can handle: additive increase,
 * multiplicative decrease (Chiu and Jain 1989), with slow start and a remembered ceiling, as in
 * TCP.
 *
 * <p>A refusal is evidence of a ceiling only if no call with as many calls in flight has succeeded:
 * a full endpoint refuses every call above its limit, while random refusals occur at any number. A
 * full endpoint is therefore detected at the second refusal. If its capacity varies, the limit is
 * lowered step by step until the share of refused calls is small. If that share is the same at half
 * the calls, refusals are random: the limit is restored and the search for a ceiling starts again.
 * Rising latency also lowers the limit, because some endpoints queue calls instead of refusing
 * them.
 *
 * <p>Not thread-safe.
 */
final class AdaptiveLimit {
  /** The number of recent outcomes that are kept. */
  private static final int MEMORY = 64;

  /**
   * The number of strikes that prove a ceiling. A strike is a refusal while more calls were in
   * flight than at any recent success.
   */
  private static final int STRIKES = 2;

  /**
   * The number of strikes that prove a ceiling if the endpoint is known to refuse calls at random.
   */
  private static final int STRIKES_AMONG_RANDOM = 6;

  /** The share of refusals among the last outcomes that indicates a sudden loss of capacity. */
  private static final double STORM = 0.5;

  private static final int STORM_OUTCOMES_MIN = 16;
  private static final double DECREASE = 0.7;

  /** The share of refused calls that is tolerated. */
  private static final double TOLERATED = 0.015;

  /** The smallest number of outcomes between two checks of the share of refused calls. */
  private static final int CHECK_AFTER = 32;

  /** After refusals turned out to be random, their share is ignored for this number of outcomes. */
  private static final int RANDOM_FOR = 3000;

  /**
   * The number of successes at the ceiling before one more call is tried; doubles if that fails.
   */
  private static final int PROBE_AFTER = 500;

  private static final int PROBE_AFTER_MAX = 16_000;

  /** The minimum number of calls in a round. The mean latency of each round is measured. */
  private static final int ROUND_MIN = 8;

  /**
   * The share by which the time of the fastest round is increased after each round, so that old
   * values lose weight.
   */
  private static final double ROUND_DECAY = 0.001;

  private record Outcome(int inFlight, boolean refused) {}

  private final PaceSettings.Calls settings;
  private final ArrayDeque<Outcome> recent = new ArrayDeque<>();
  private double limit;
  private int ceiling = Integer.MAX_VALUE;
  private int strikes;

  /**
   * The smallest number of calls in flight at a strike; a success with at least as many calls in
   * flight clears the strikes.
   */
  private int lowestStrike = Integer.MAX_VALUE;

  private int sinceCeiling;
  private int probeAfter = PROBE_AFTER;
  private boolean probing;

  private int checkedOutcomes;
  private int checkedRefusals;
  private int loweredFrom;

  /** The next amount by which to lower the limit; doubles while lowering does not help. */
  private int step;

  private int randomFor;

  private int roundSize;
  private int roundCalls;
  private double roundNanos;
  private double fastestRound = Double.MAX_VALUE;

  AdaptiveLimit(PaceSettings.Calls settings) {
    this.settings = settings;
    this.limit = settings.initial();
    this.roundSize = Math.max(limit(), ROUND_MIN);
  }

  /** The current limit of concurrent calls; at least 1. */
  int limit() {
    return (int) limit;
  }

  /**
   * A call succeeded.
   *
   * @param inFlight the calls in flight when it started, including itself
   */
  void succeeded(int inFlight, long nanos) {
    remember(inFlight, false);
    checkRefusalShare(false);
    if (inFlight >= lowestStrike) {
      forgetStrikes();
    }
    if (round(nanos)) {
      return;
    }
    // Far fewer calls were in flight than the limit allows, so this success proves nothing about
    // the limit.
    if (inFlight * 2 < limit) {
      return;
    }
    if (limit < ceiling) {
      grow(ceiling == Integer.MAX_VALUE ? 1 : 1 / limit);
    } else {
      probe();
    }
  }

  private void grow(double by) {
    limit = Math.min(Math.min(limit + by, settings.max()), ceiling);
  }

  /** At the ceiling, tries one more call from time to time. */
  private void probe() {
    if (++sinceCeiling >= (probing ? 2 * ceiling : probeAfter) && ceiling < settings.max()) {
      if (probing) {
        probeAfter = PROBE_AFTER;
      }
      probing = true;
      sinceCeiling = 0;
      ceiling++;
      limit = ceiling;
    }
  }

  /** The endpoint refused a call because it is full. */
  void refused(int inFlight) {
    // The call started under a higher limit, so its refusal proves nothing new.
    if (inFlight > limit()) {
      return;
    }
    remember(inFlight, true);
    if (isStorm()) {
      storm();
    } else if (inFlight > 1 && inFlight > maxSucceeded() && isConfirmed(inFlight)) {
      lowerCeiling(inFlight - 1);
    } else {
      checkRefusalShare(true);
    }
  }

  private boolean isConfirmed(int inFlight) {
    strikes++;
    lowestStrike = Math.min(lowestStrike, inFlight);
    return probing || strikes >= (randomFor > 0 ? STRIKES_AMONG_RANDOM : STRIKES);
  }

  private void forgetStrikes() {
    strikes = 0;
    lowestStrike = Integer.MAX_VALUE;
  }

  /** Lowers the limit if too many calls are refused, unless lower limits have not helped. */
  private void checkRefusalShare(boolean refused) {
    randomFor = Math.max(0, randomFor - 1);
    checkedOutcomes++;
    checkedRefusals += refused ? 1 : 0;
    if (checkedOutcomes < Math.max(CHECK_AFTER, 2 * limit())) {
      return;
    }
    var share = checkedRefusals / (double) checkedOutcomes;
    checkedOutcomes = 0;
    checkedRefusals = 0;
    if (share <= TOLERATED || limit() == 1) {
      stopLowering();
    } else if (randomFor == 0) {
      lower(share);
    }
  }

  private void lower(double share) {
    loweredFrom = Math.max(loweredFrom, limit());
    var half = Math.max(1, loweredFrom / 2);
    step = Math.max(2 * step, Math.max(1, (int) (limit() * share / 2)));
    if (limit() <= half) {
      // Halving the limit did not help, so refusals are random and prove no ceiling.
      ceiling = Integer.MAX_VALUE;
      limit = loweredFrom;
      stopLowering();
      randomFor = RANDOM_FOR;
    } else {
      ceiling = Math.max(limit() - step, half);
      limit = ceiling;
      sinceCeiling = 0;
      probing = false;
    }
  }

  private void stopLowering() {
    loweredFrom = 0;
    step = 0;
  }

  private void lowerCeiling(int max) {
    if (probing) {
      probeAfter = Math.min(2 * probeAfter, PROBE_AFTER_MAX);
    }
    ceiling = Math.max(1, Math.min(max, ceiling - 1));
    limit = Math.min(limit, ceiling);
    probing = false;
    forgetStrikes();
    sinceCeiling = 0;
  }

  private void storm() {
    limit = Math.max(1, limit * DECREASE);
    ceiling = Math.max(1, (int) limit);
    probing = false;
    forgetStrikes();
    sinceCeiling = 0;
    stopLowering();
    recent.clear();
  }

  private boolean isStorm() {
    var refused = recent.stream().filter(Outcome::refused).count();
    return recent.size() >= STORM_OUTCOMES_MIN && refused >= STORM * recent.size();
  }

  /** The maximum number of calls in flight at which a call has recently succeeded. */
  private int maxSucceeded() {
    return recent.stream()
        .filter(outcome -> !outcome.refused())
        .mapToInt(Outcome::inFlight)
        .max()
        .orElse(0);
  }

  private void remember(int inFlight, boolean refused) {
    if (recent.size() == MEMORY) {
      recent.removeFirst();
    }
    recent.addLast(new Outcome(inFlight, refused));
  }

  /** Counts a round of calls; true if the round was slow and the limit was lowered. */
  private boolean round(long nanos) {
    roundCalls++;
    roundNanos += nanos;
    if (roundCalls < roundSize) {
      return false;
    }
    var mean = roundNanos / roundCalls;
    roundCalls = 0;
    roundNanos = 0;
    roundSize = Math.max(limit(), ROUND_MIN);
    fastestRound = Math.min(fastestRound * (1 + ROUND_DECAY), mean);
    if (mean <= fastestRound * settings.latencyRise() || limit <= settings.initial()) {
      return false;
    }
    limit = Math.max(settings.initial(), limit * DECREASE);
    ceiling = Math.min(ceiling, (int) (limit / DECREASE));
    return true;
  }
}
