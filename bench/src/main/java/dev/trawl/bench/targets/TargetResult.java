package dev.trawl.bench.targets;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trawl.bench.report.Bound;
import dev.trawl.bench.score.Mean;
import java.util.Locale;
import java.util.Optional;

/**
 * A target and its measured value.
 *
 * @param target description that reports show
 * @param place where it was measured: a language and a length, or a set
 * @param measured absent if nothing was measured
 * @param unmeasured why nothing was measured; empty if something was measured
 * @param command the command that measures only this target; empty if the value comes from all
 *     measurements
 */
record TargetResult(
    String target,
    String place,
    Verdict verdict,
    Bound bound,
    @JsonProperty("got") Optional<Mean> measured,
    String unmeasured,
    String command) {
  /** The verdict on a target. An unmeasured target is not met. */
  enum Verdict {
    @JsonProperty("HELD")
    MET,
    MISSED,
    UNMEASURED
  }

  /**
   * @param mean a mean of no questions if nothing was measured
   * @param reason why nothing was measured; ignored otherwise
   */
  static TargetResult of(
      String target, String place, Bound bound, Mean mean, String reason, String command) {
    if (mean.count() == 0) {
      return new TargetResult(
          target, place, Verdict.UNMEASURED, bound, Optional.empty(), reason, command);
    }
    var verdict = bound.isMetBy(mean.value()) ? Verdict.MET : Verdict.MISSED;
    return new TargetResult(target, place, verdict, bound, Optional.of(mean), "", command);
  }

  /** Returns the cells of this result's row in the report. */
  Object[] cells() {
    return new Object[] {
      target,
      place,
      measured.map(mean -> String.format(Locale.ROOT, "%,d", mean.count())).orElse(""),
      bound,
      measured.map(TargetResult::format).orElse(""),
      verdictText(),
      command.isEmpty() ? "" : "`" + command + "`"
    };
  }

  /** Omits the interval if all questions have the same result. */
  private static String format(Mean mean) {
    return mean.low() == mean.high()
        ? number(mean.value())
        : "%s (%s – %s)".formatted(number(mean.value()), number(mean.low()), number(mean.high()));
  }

  private String verdictText() {
    return switch (verdict) {
      case MET -> "met";
      case MISSED ->
          "**missed** by "
              + number(measured.map(mean -> bound.missedBy(mean.value())).orElse(Double.NaN));
      case UNMEASURED -> "not measured: " + unmeasured;
    };
  }

  /** Uses enough digits so that rounding does not hide a miss. */
  private static String number(double value) {
    var digits = value == Math.rint(value) ? "%,.0f" : Math.abs(value) < 0.1 ? "%.3f" : "%.1f";
    return String.format(Locale.ROOT, digits, value);
  }
}
