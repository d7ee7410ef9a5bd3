package dev.trawl.bench.speed;

import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What one size took, from files to answer in a process that was started for it.
 *
 * @param tokens of all texts together
 * @param cpuSeconds processor time; 0 where the system does not tell
 * @param peakMib the most memory that the process had; absent where the system does not tell
 * @param right whether the answer was
 */
record GrowthPoint(
    int tokens,
    int texts,
    double seconds,
    double cpuSeconds,
    OptionalDouble peakMib,
    boolean right) {
  /** All of them, for people. */
  static String table(List<GrowthPoint> points) {
    var table =
        new Table("tokens", "texts", "s", "processor s", "tokens/s", "most MiB", "right answer");
    for (var point : points) {
      table.row(
          Lengths.brief(point.tokens()),
          point.texts(),
          plain("%.1f", point.seconds()),
          plain("%.1f", point.cpuSeconds()),
          plain("%,.0f", point.tokens() / point.seconds()),
          point.peakMib().isPresent() ? plain("%,.0f", point.peakMib().getAsDouble()) : "",
          point.right() ? "yes" : "no");
    }
    return table.toString();
  }

  private static String plain(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }
}
