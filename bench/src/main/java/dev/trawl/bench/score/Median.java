package dev.trawl.bench.score;

import java.util.Arrays;

/** The middle value: what a time is reported as, since one slow round does not move it. */
public final class Median {
  private Median() {}

  /** The mean of the two middle ones where their number is even. */
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
