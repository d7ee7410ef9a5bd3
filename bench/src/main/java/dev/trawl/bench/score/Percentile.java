package dev.trawl.bench.score;

import java.util.Arrays;

/** The value that a given percentage of the values does not exceed. */
public final class Percentile {
  private Percentile() {}

  /**
   * Returns a percentile by nearest rank, which is always one of the values.
   *
   * @param percent above 0, at most 100
   */
  public static double of(double[] values, double percent) {
    if (values.length == 0 || !(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException(
          "%d values, percentile %s".formatted(values.length, percent));
    }
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(sorted.length * percent / 100) - 1];
  }
}
