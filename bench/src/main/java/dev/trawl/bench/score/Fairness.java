package dev.trawl.bench.score;

/**
 * The fairness index of Jain, Chiu and Hawe: 1 / n if one of n users has everything, and 1 if all
 * users have the same share.
 */
public final class Fairness {
  private Fairness() {}

  /**
   * @param shares the share of each user, none of them negative; if all are 0, the index is 1
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
