package dev.trawl.bench.score;

/**
 * How evenly something is shared, from 1 / n, where one has it all, to 1, where all have the same:
 * the index of Jain, Chiu and Hawe.
 */
public final class Fairness {
  private Fairness() {}

  /**
   * @param shares at least one, none below 0; all 0 are even
   */
  public static double of(double[] shares) {
    var sum = 0.0;
    var squares = 0.0;
    for (var share : shares) {
      if (share < 0) {
        throw new IllegalArgumentException("a share below 0: " + share);
      }
      sum += share;
      squares += share * share;
    }
    if (shares.length == 0) {
      throw new IllegalArgumentException("no shares");
    }
    return squares == 0 ? 1 : sum * sum / (shares.length * squares);
  }
}
