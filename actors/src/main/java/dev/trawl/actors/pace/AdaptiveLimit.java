package dev.trawl.actors.pace;

import java.util.ArrayDeque;

/**
 * Finds by trial how many calls at once an endpoint can take: additive increase, multiplicative
 * decrease (Chiu and Jain 1989), with slow start and a remembered ceiling, as in TCP.
 *
 * <p>A refusal counts against the number of calls under way only if no call that started with as
 * many has succeeded: a full endpoint refuses every call above its limit, while one that refuses at
 * random does so at any number. So a full endpoint is noticed at the second refusal. If its
 * capacity varies, the limit is lowered step by step until the share of refused calls is small. A
 * share that stays the same at half the calls means that refusals are random; then the limit goes
 * back up and the search for a ceiling starts again. Rising latency counts like a refusal, for
 * endpoints that queue calls instead.
 *
 * <p>Mutable, for one thread.
 */
final class AdaptiveLimit {
  /** How many outcomes are remembered. */
  private static final int MEMORY = 64;

  /** Refusals above every success that prove a ceiling. */
  private static final int STRIKES = 2;

  /** The same for an endpoint that is known to refuse at random. */
  private static final int STRIKES_AMONG_RANDOM = 6;

  /** Share of refusals among the last outcomes that shows a sudden loss of capacity. */
  private static final double STORM = 0.5;

  private static final int STORM_OUTCOMES_MIN = 16;
  private static final double DECREASE = 0.7;

  /** Share of refused calls that is tolerated. */
  private static final double TOLERATED = 0.015;

  /** Fewest outcomes between two checks of that share. */
  private static final int LOOK_AFTER = 32;

  /** Outcomes without such a check after refusals proved random. */
  private static final int RANDOM_FOR = 3000;

  /** Successes at the ceiling before one more call is tried; doubles if that fails. */
  private static final int TRY_AFTER = 500;

  private static final int TRY_AFTER_MAX = 16_000;

  private static final int ROUND_MIN = 8;

  /** By what share the fastest round grows with each round, so that it is forgotten in time. */
  private static final double FORGET = 0.001;

  private record Outcome(int inFlight, boolean refused) {}

  private final PaceSettings.Calls settings;
  private final ArrayDeque<Outcome> recent = new ArrayDeque<>();
  private double limit;
  private int ceiling = Integer.MAX_VALUE;
  private int strikes;

  /** The fewest calls at which one was refused; a success with as many clears the strikes. */
  private int struckAt = Integer.MAX_VALUE;

  private int sinceCeiling;
  private int tryAfter = TRY_AFTER;
  private boolean trying;

  private int looked;
  private int lookedRefused;
  private int loweredFrom;

  /** By how much to lower next; doubles while lowering does not help. */
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

  /** The most calls at once now; at least 1. */
  int limit() {
    return (int) limit;
  }

  /**
   * A call succeeded.
   *
   * @param inFlight calls that were under way when it started, itself included
   */
  void succeeded(int inFlight, long nanos) {
    remember(inFlight, false);
    look(false);
    if (inFlight >= struckAt) {
      forgetStrikes();
    }
    if (round(nanos)) {
      return;
    }
    // A limit that is not used proves nothing.
    if (inFlight * 2 < limit) {
      return;
    }
    if (limit < ceiling) {
      grow(ceiling == Integer.MAX_VALUE ? 1 : 1 / limit);
    } else {
      tryMore();
    }
  }

  private void grow(double by) {
    limit = Math.min(Math.min(limit + by, settings.max()), ceiling);
  }

  /** At the ceiling, tries one more call now and then. */
  private void tryMore() {
    if (++sinceCeiling >= (trying ? 2 * ceiling : tryAfter) && ceiling < settings.max()) {
      if (trying) {
        tryAfter = TRY_AFTER;
      }
      trying = true;
      sinceCeiling = 0;
      ceiling++;
      limit = ceiling;
    }
  }

  /** The endpoint refused a call because it is full. */
  void refused(int inFlight) {
    // The call started under a higher limit than today's, so this is known.
    if (inFlight > limit()) {
      return;
    }
    remember(inFlight, true);
    if (isStorm()) {
      storm();
    } else if (inFlight > 1 && inFlight > mostSucceeded() && isBelieved(inFlight)) {
      ceiling(inFlight - 1);
    } else {
      look(true);
    }
  }

  private boolean isBelieved(int inFlight) {
    strikes++;
    struckAt = Math.min(struckAt, inFlight);
    return trying || strikes >= (randomFor > 0 ? STRIKES_AMONG_RANDOM : STRIKES);
  }

  private void forgetStrikes() {
    strikes = 0;
    struckAt = Integer.MAX_VALUE;
  }

  /** Lowers the share of refused calls, unless fewer calls do not change it. */
  private void look(boolean refused) {
    randomFor = Math.max(0, randomFor - 1);
    looked++;
    lookedRefused += refused ? 1 : 0;
    if (looked < Math.max(LOOK_AFTER, 2 * limit())) {
      return;
    }
    var share = lookedRefused / (double) looked;
    looked = 0;
    lookedRefused = 0;
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
      // Half the calls are refused as often, so refusals are random and the ceiling proves nothing.
      ceiling = Integer.MAX_VALUE;
      limit = loweredFrom;
      stopLowering();
      randomFor = RANDOM_FOR;
    } else {
      ceiling = Math.max(limit() - step, half);
      limit = ceiling;
      sinceCeiling = 0;
      trying = false;
    }
  }

  private void stopLowering() {
    loweredFrom = 0;
    step = 0;
  }

  private void ceiling(int most) {
    if (trying) {
      tryAfter = Math.min(2 * tryAfter, TRY_AFTER_MAX);
    }
    ceiling = Math.max(1, Math.min(most, ceiling - 1));
    limit = Math.min(limit, ceiling);
    trying = false;
    forgetStrikes();
    sinceCeiling = 0;
  }

  private void storm() {
    limit = Math.max(1, limit * DECREASE);
    ceiling = Math.max(1, (int) limit);
    trying = false;
    forgetStrikes();
    sinceCeiling = 0;
    stopLowering();
    recent.clear();
  }

  private boolean isStorm() {
    var refused = recent.stream().filter(Outcome::refused).count();
    return recent.size() >= STORM_OUTCOMES_MIN && refused >= STORM * recent.size();
  }

  /** The most calls under way with which a call has succeeded. */
  private int mostSucceeded() {
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
    fastestRound = Math.min(fastestRound * (1 + FORGET), mean);
    if (mean <= fastestRound * settings.latencyRise() || limit <= settings.initial()) {
      return false;
    }
    limit = Math.max(settings.initial(), limit * DECREASE);
    ceiling = Math.min(ceiling, (int) (limit / DECREASE));
    return true;
  }
}
