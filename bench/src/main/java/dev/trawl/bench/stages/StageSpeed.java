package dev.trawl.bench.stages;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trawl.bench.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.openjdk.jmh.results.RunResult;

/**
 * The speed of a stage.
 *
 * @param stage the stage's name, with the file format if the stage is measured for several formats
 * @param libraryAlone the speed of the library that the stage uses, called directly; empty if there
 *     is no such library
 */
public record StageSpeed(
    String stage,
    @JsonProperty("own") Speed trawl,
    @JsonProperty("bare") Optional<Speed> libraryAlone) {
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

    private String rounded() {
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
    var table =
        new Table("stage", "tokens/s", "±, 99.9 %", "library alone", "±", "time ÷ library time");
    for (var speed : speeds) {
      table.row(
          speed.stage(),
          speed.trawl().rounded(),
          speed.trawl().errorPercent(),
          speed.libraryAlone().map(Speed::rounded).orElse(""),
          speed.libraryAlone().map(Speed::errorPercent).orElse(""),
          speed.libraryAlone().map(library -> timeRatio(library, speed.trawl())).orElse(""));
    }
    return table.toString();
  }

  private static String timeRatio(Speed library, Speed trawl) {
    return String.format(Locale.ROOT, "%.2f", library.tokensPerSecond() / trawl.tokensPerSecond());
  }
}
