package dev.trawl.bench.speed;

import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Time and memory of one run with one text size, from opening the files to the answer. Each run has
 * its own process.
 *
 * @param tokens the tokens of all texts together
 * @param cpuSeconds processor time; 0 if the system does not report it
 * @param peakMib peak memory of the process; absent if the system does not report it
 * @param right whether the answer was correct
 */
record GrowthPoint(
    int tokens,
    int texts,
    double seconds,
    double cpuSeconds,
    OptionalDouble peakMib,
    boolean right) {
  /** Returns the points as a Markdown table. */
  static String table(List<GrowthPoint> points) {
    var table =
        new Table("tokens", "texts", "s", "processor s", "tokens/s", "peak MiB", "correct answer");
    for (var point : points) {
      table.row(
          Lengths.brief(point.tokens()),
          point.texts(),
          format("%.1f", point.seconds()),
          format("%.1f", point.cpuSeconds()),
          format("%,.0f", point.tokens() / point.seconds()),
          point.peakMib().isPresent() ? format("%,.0f", point.peakMib().getAsDouble()) : "",
          point.right() ? "yes" : "no");
    }
    return table.toString();
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
