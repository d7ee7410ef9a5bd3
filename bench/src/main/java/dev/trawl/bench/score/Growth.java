package dev.trawl.bench.score;

import java.util.Arrays;

/**
 * The growth of a cost with size: {@code cost = factor × size^exponent}, fitted to the logarithms
 * by least squares.
 *
 * @param exponent 1 for linear growth
 * @param residual distance of the points from the fit: root mean square of the differences of the
 *     natural logarithms, so 0.05 is about 5 %
 */
public record Growth(double factor, double exponent, double residual) {
  /**
   * @param sizes at least two different sizes, all above 0
   * @param costs the cost at each size, all above 0
   */
  public static Growth of(double[] sizes, double[] costs) {
    if (sizes.length != costs.length || sizes.length < 2) {
      throw new IllegalArgumentException("at least two sizes are needed, and one cost for each");
    }
    var x = Arrays.stream(sizes).map(Math::log).toArray();
    var y = Arrays.stream(costs).map(Math::log).toArray();
    var meanX = Arrays.stream(x).average().orElseThrow();
    var meanY = Arrays.stream(y).average().orElseThrow();
    var numerator = 0.0;
    var denominator = 0.0;
    for (var i = 0; i < x.length; i++) {
      numerator += (x[i] - meanX) * (y[i] - meanY);
      denominator += Math.pow(x[i] - meanX, 2);
    }
    if (denominator == 0) {
      throw new IllegalArgumentException("all sizes are the same");
    }
    var exponent = numerator / denominator;
    var constant = meanY - exponent * meanX;
    var squares = 0.0;
    for (var i = 0; i < x.length; i++) {
      squares += Math.pow(y[i] - constant - exponent * x[i], 2);
    }
    return new Growth(Math.exp(constant), exponent, Math.sqrt(squares / x.length));
  }

  /** Returns the cost that the fit predicts for a size. */
  public double costAt(double size) {
    return factor * Math.pow(size, exponent);
  }
}
