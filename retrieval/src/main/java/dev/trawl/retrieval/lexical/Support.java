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
        -4.9
            + 5.0 * line.own()
            + 2.4 * line.before()
            + 1.8 * line.next()
            + 2.4 * line.heading()
            + 2.2 * line.rest()
            + 2.5 * line.pairs()
            + 0.5 * line.names()
            + 1.2 * line.near()
            - 4 * line.listed()
            - (line.near() < 0.5 ? 2.5 : 0)
            - (line.fits() == 0 ? 1.5 : 0);
    return 1 / (1 + Math.exp(-sum));
  }
}
