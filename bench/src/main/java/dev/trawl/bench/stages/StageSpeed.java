package dev.trawl.bench.stages;

import dev.trawl.bench.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.openjdk.jmh.results.RunResult;

/**
 * The speed of a stage.
 *
 * @param stage its name, with the file format if there are several
 * @param bare the speed of the library alone; empty if there is no such library
 */
public record StageSpeed(String stage, Speed own, Optional<Speed> bare) {
  /**
   * The speed that JMH measured.
   *
   * @param tokensPerSecond tokens of the whole text divided by the time of one invocation
   * @param error half the width of the 99.9 % confidence interval; absent with fewer than three
   *     rounds
   */
  public record Speed(double tokensPerSecond, OptionalDouble error) {
    static Speed of(RunResult result) {
      var score = result.getPrimaryResult();
      var error = score.getScoreError();
      return new Speed(
          score.getScore(),
          Double.isNaN(error) ? OptionalDouble.empty() : OptionalDouble.of(error));
    }

    private String plain() {
      return String.format(Locale.ROOT, "%,.0f", tokensPerSecond);
    }

    private String errorPercent() {
      return error.isPresent()
          ? String.format(Locale.ROOT, "%.0f %%", 100 * error.getAsDouble() / tokensPerSecond)
          : "";
    }
  }

  /** Returns the speeds as a Markdown table. */
  public static String table(List<StageSpeed> speeds) {
    var table = new Table("stage", "tokens/s", "±, 99.9 %", "bare", "±", "time ÷ bare");
    for (var speed : speeds) {
      table.row(
          speed.stage(),
          speed.own().plain(),
          speed.own().errorPercent(),
          speed.bare().map(Speed::plain).orElse(""),
          speed.bare().map(Speed::errorPercent).orElse(""),
          speed.bare().map(bare -> ratio(bare, speed.own())).orElse(""));
    }
    return table.toString();
  }

  private static String ratio(Speed bare, Speed own) {
    return String.format(Locale.ROOT, "%.2f", bare.tokensPerSecond() / own.tokensPerSecond());
  }
}
