package dev.trawl.lexical.sentence;

/**
 * The probability, 0 to 1, that a sentence answers the question; it decides whether to answer at
 * all. A logistic function of the sentence's features, fitted on questions whose answer was, or was
 * not, in the text.
 */
final class Support {
  /**
   * What it adds, in log-odds, that a sentence contains the code asked about, in any language; and
   * what it subtracts that its chunk does not.
   */
  private static final double IDENTIFIED = 4;

  private Support() {}

  /** Support of a sentence in {@code language}. */
  static double of(SentenceScore line, String language) {
    double sum =
        (language.equals("zh") ? chinese(line) : spaced(line)) + IDENTIFIED * line.identified();
    return 1 / (1 + Math.exp(4 * line.listed() - sum));
  }

  private static double spaced(SentenceScore line) {
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
   * Leaves out neighbouring pairs, which in Chinese lie both within words and across them, and the
   * strength of the chunk.
   */
  private static double chinese(SentenceScore line) {
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
