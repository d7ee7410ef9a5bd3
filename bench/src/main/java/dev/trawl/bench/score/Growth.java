package dev.trawl.bench.score;

/** How a cost grows with size: the exponent b of {@code cost = a × size^b}, by least squares. */
public final class Growth {
  private Growth() {}

  /**
   * @param sizes at least two different ones, all above 0
   * @param costs as many, all above 0
   */
  public static double exponent(double[] sizes, double[] costs) {
    if (sizes.length != costs.length || sizes.length < 2) {
      throw new IllegalArgumentException("needs two points or more, as many costs as sizes");
    }
    var meanX = 0.0;
    var meanY = 0.0;
    for (var i = 0; i < sizes.length; i++) {
      meanX += Math.log(sizes[i]) / sizes.length;
      meanY += Math.log(costs[i]) / sizes.length;
    }
    var above = 0.0;
    var below = 0.0;
    for (var i = 0; i < sizes.length; i++) {
      above += (Math.log(sizes[i]) - meanX) * (Math.log(costs[i]) - meanY);
      below += Math.pow(Math.log(sizes[i]) - meanX, 2);
    }
    if (below == 0) {
      throw new IllegalArgumentException("all sizes are the same");
    }
    return above / below;
  }
}
