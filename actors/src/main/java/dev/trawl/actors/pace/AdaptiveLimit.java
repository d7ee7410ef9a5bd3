package dev.trawl.actors.pace;

import java.util.ArrayDeque;

/**
 * How many calls an endpoint bears at once, found by trying: additive increase, multiplicative
 * decrease (Chiu and Jain 1989), with slow start and a remembered ceiling as TCP has them.
 *
 * <p>A refusal counts against the number of calls that were under way only where no call that
 * started with as many came through: an endpoint that is full refuses whoever comes above its
 * limit, one that refuses at random refuses at any number. So a full endpoint is noticed at the
 * second refusal. Where it bears now more and now less, the share that it refuses is brought down
 * step by step; a share that stays the same at half the calls is refused at random, and costs no
 * further calls: what bounds it is looked for anew. Rising latency says the same as a refusal, for
 * endpoints that queue instead.
 *
 * <p>Mutable, for one thread.
 */
final class AdaptiveLimit {
  /** Outcomes that are looked back on. */
  private static final int MEMORY = 64;

  /** Refusals above all that came through before a ceiling is believed. */
  private static final int STRIKES = 2;

  /** The same of an endpoint that is known to refuse at random. */
  private static final int STRIKES_AMONG_RANDOM = 6;

  /** Of the last outcomes, refused: so many that something has changed for the worse. */
  private static final double STORM = 0.5;

  private static final int STORM_OUTCOMES_MIN = 16;
  private static final double DECREASE = 0.7;

  /** Share of calls refused that is put up with. */
  private static final double PUT_UP_WITH = 0.015;

  /** Outcomes, at least, between two looks at that share. */
  private static final int LOOK_AFTER = 32;

  /** Outcomes for which refusals that proved random are not looked at. */
  private static final int RANDOM_FOR = 3000;

  /** Successes at the ceiling before one more call is tried; doubles when the try fails. */
  private static final int TRY_AFTER = 500;

  private static final int TRY_AFTER_MAX = 16_000;

  private static final int ROUND_MIN = 8;

  /** By how much of itself the fastest round is forgotten with each round. */
  private static final double FORGET = 0.001;

  private record Outcome(int inFlight, boolean refused) {}

  private final PaceSettings.Calls settings;
  private final ArrayDeque<Outcome> recent = new ArrayDeque<>();
  private double limit;
  private int ceiling = Integer.MAX_VALUE;
  private int strikes;

  /** The fewest calls at which a strike fell; one that comes through with as many undoes them. */
  private int struckAt = Integer.MAX_VALUE;

  private int sinceCeiling;
  private int tryAfter = TRY_AFTER;
  private boolean trying;

  private int looked;
  private int lookedRefused;
  private int loweredFrom;

  /** By how much next; doubles while lowering does not help. */
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
   * A call came through.
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
    // A limit that is not used is not known to be borne.
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

  /** At the ceiling: once in a while one more. */
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

  /** The endpoint said that it bears no more. */
  void refused(int inFlight) {
    // Started under a limit that has fallen since: no news.
    if (inFlight > limit()) {
      return;
    }
    remember(inFlight, true);
    if (isStorm()) {
      storm();
    } else if (inFlight > 1 && inFlight > mostBorne() && isBelieved(inFlight)) {
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

  /** Brings the share refused down, unless fewer calls do not change it. */
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
    if (share <= PUT_UP_WITH || limit() == 1) {
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
      // Tried at half the calls, and no better: at random, then, and so the ceiling may have been
      // found by chance.
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

  private void ceiling(int borne) {
    if (trying) {
      tryAfter = Math.min(2 * tryAfter, TRY_AFTER_MAX);
    }
    ceiling = Math.max(1, Math.min(borne, ceiling - 1));
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

  /** The most calls that were under way when one started that came through. */
  private int mostBorne() {
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

  /** Counts a round of as many calls as the limit was; true when it was slow and the limit fell. */
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
