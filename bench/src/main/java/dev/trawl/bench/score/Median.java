package dev.trawl.bench.score;

import java.util.Arrays;

/** The median. Times are reported as medians, because one slow round hardly changes them. */
public final class Median {
  private Median() {}

  /** Returns the median; for an even number of values, the mean of the two middle values. */
  public static double of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    var sorted = values.clone();
    Arrays.sort(sorted);
    var middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
