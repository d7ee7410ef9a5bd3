package dev.trawl.bench.targets;

import dev.trawl.bench.report.Bound;
import dev.trawl.bench.score.Mean;
import java.util.Locale;
import java.util.Optional;

/**
 * A target, and what was measured.
 *
 * @param target its description for people
 * @param place where it was measured: a language and a length, a set
 * @param got absent where nothing was measured
 * @param unmeasured why nothing was; else empty
 * @param command what measures it alone; empty where nothing less than all does
 */
record Judged(
    String target,
    String place,
    Verdict verdict,
    Bound bound,
    Optional<Mean> got,
    String unmeasured,
    String command) {
  /** What is to be thought of it. What was not measured is not held. */
  enum Verdict {
    HELD,
    MISSED,
    UNMEASURED
  }

  /**
   * @param got of no questions where nothing was measured
   * @param otherwise why that is so, then
   */
  static Judged of(
      String target, String place, Bound bound, Mean got, String otherwise, String command) {
    if (got.count() == 0) {
      return new Judged(
          target, place, Verdict.UNMEASURED, bound, Optional.empty(), otherwise, command);
    }
    var verdict = bound.holds(got.value()) ? Verdict.HELD : Verdict.MISSED;
    return new Judged(target, place, verdict, bound, Optional.of(got), "", command);
  }

  /** The cells of its row. */
  Object[] cells() {
    return new Object[] {
      target,
      place,
      got.map(mean -> String.format(Locale.ROOT, "%,d", mean.count())).orElse(""),
      bound,
      got.map(Judged::shown).orElse(""),
      told(),
      command.isEmpty() ? "" : "`" + command + "`"
    };
  }

  /** There is no interval if all questions have the same result. */
  private static String shown(Mean mean) {
    return mean.low() == mean.high()
        ? number(mean.value())
        : "%s (%s – %s)".formatted(number(mean.value()), number(mean.low()), number(mean.high()));
  }

  private String told() {
    return switch (verdict) {
      case HELD -> "held";
      case MISSED ->
          "**missed** by "
              + number(got.map(mean -> bound.missedBy(mean.value())).orElse(Double.NaN));
      case UNMEASURED -> "not measured: " + unmeasured;
    };
  }

  /** Rounding makes no miss look like none. */
  private static String number(double value) {
    var digits = value == Math.rint(value) ? "%,.0f" : Math.abs(value) < 0.1 ? "%.3f" : "%.1f";
    return String.format(Locale.ROOT, digits, value);
  }
}
