package dev.trawl.lexical.sentence;

/**
 * How sure it is that a sentence answers the question, 0 to 1: the abstention rule. A logistic
 * function of the sentence's features, fitted on questions whose answer was and was not in the
 * text.
 */
final class Support {
  /**
   * What it counts, in log-odds, that a sentence holds the code asked about, whatever the language
   * of the other words; and against it, that its chunk does not.
   */
  private static final double IDENTIFIED = 4;

  private Support() {}

  /** {@code language} is that of the sentence. */
  static double of(LineScore line, String language) {
    double sum =
        (language.equals("zh") ? chinese(line) : spaced(line)) + IDENTIFIED * line.identified();
    return 1 / (1 + Math.exp(4 * line.listed() - sum));
  }

  private static double spaced(LineScore line) {
    return -6.2
        + 3.2 * line.own()
        + 2.2 * line.before()
        + 2.5 * line.next()
        + 2.0 * line.heading()
        + 2.0 * line.rest()
        + 2.4 * line.pairs()
        + 1.5 * line.near()
        + 3.6 * line.told()
        + 2.9 * line.strength()
        - (line.near() < 0.5 ? 2 : 0)
        - (line.fits() == 0 ? 1 : 0);
  }

  /**
   * Without neighbouring pairs, which in Chinese lie within words and across them, and without what
   * the whole chunk holds.
   */
  private static double chinese(LineScore line) {
    return -9.3
        + 4.9 * line.own()
        + 6.7 * line.before()
        + 8.0 * line.next()
        + 5.0 * line.heading()
        + 5.7 * line.rest()
        + 0.9 * line.near()
        + 10.5 * line.told()
        + 0.9 * line.words()
        + line.fits()
        - (line.near() < 0.5 ? 1 : 0)
        + (line.only() ? 2.4 : 0);
  }
}
