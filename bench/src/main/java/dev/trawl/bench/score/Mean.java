package dev.trawl.bench.score;

import java.util.Arrays;
import java.util.Random;

/**
 * A mean with its 95 % confidence interval by the percentile bootstrap (Efron, 1979): the data are
 * resampled with replacement many times, and the interval contains the middle 95 % of the resampled
 * means.
 *
 * @param low 2.5th percentile of the resampled means
 * @param high 97.5th percentile of the resampled means
 */
public record Mean(int count, double value, double low, double high) {
  private static final int RESAMPLES = 1000;
  private static final long SEED = 20_240_607;

  /**
   * Computes the mean and its interval, which depend only on the values. Without values, the mean
   * is 0.
   */
  public static Mean of(double[] values) {
    if (values.length == 0) {
      return new Mean(0, 0, 0, 0);
    }
    var random = new Random(SEED);
    var means = new double[RESAMPLES];
    for (var i = 0; i < RESAMPLES; i++) {
      var sum = 0.0;
      for (var j = 0; j < values.length; j++) {
        sum += values[random.nextInt(values.length)];
      }
      means[i] = sum / values.length;
    }
    Arrays.sort(means);
    var value = Arrays.stream(values).sum() / values.length;
    return new Mean(
        values.length, value, means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40]);
  }

  /** Returns the mean of 100 minus each value. */
  public Mean complementTo100() {
    return new Mean(count, 100 - value, 100 - high, 100 - low);
  }
}
