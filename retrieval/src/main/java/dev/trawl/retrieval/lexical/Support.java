package dev.trawl.retrieval.lexical;

/**
 * How sure it is that a sentence answers the question, 0 to 1: the abstention rule. A logistic
 * function of the sentence's features, fitted on questions whose answer was and was not in the
 * text.
 */
final class Support {
  private Support() {}

  static double of(LineScore line) {
    double sum =
        -6.2
            + 3.2 * line.own()
            + 2.2 * line.before()
            + 2.5 * line.next()
            + 2.0 * line.heading()
            + 2.0 * line.rest()
            + 2.4 * line.pairs()
            + 1.5 * line.near()
            + 3.6 * line.told()
            + 2.9 * line.strength()
            - 4 * line.listed()
            - (line.near() < 0.5 ? 2 : 0)
            - (line.fits() == 0 ? 1 : 0);
    return 1 / (1 + Math.exp(-sum));
  }
}
