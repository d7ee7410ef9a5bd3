package dev.trawl.lexical.sentence;

/**
 * The probability, 0 to 1, that a sentence answers the question. It decides whether the question is
 * answered at all. It is a logistic function of the sentence's features, fitted on questions with
 * and without an answer in the text.
 */
final class Support {
  /**
   * The change in log-odds, in any language. It is added if the sentence contains a code of the
   * question, and subtracted if neither the chunk nor its headings contain one.
   */
  private static final double CODE_MATCH = 4;

  private Support() {}

  /** The probability for a sentence in {@code language}. */
  static double of(SentenceScore line, String language) {
    double sum =
        (language.equals("zh") ? chinese(line) : spaced(line)) + CODE_MATCH * line.codeMatch();
    return 1 / (1 + Math.exp(4 * line.contentsLine() - sum));
  }

  private static double spaced(SentenceScore line) {
    return -6.2
        + 3.2 * line.own()
        + 2.2 * line.before()
        + 2.5 * line.next()
        + 2.0 * line.heading()
        + 2.0 * line.rest()
        + 2.4 * line.pairShare()
        + 1.5 * line.nearbyNameShare()
        + 3.6 * line.contextShare()
        + 2.9 * line.chunkShare()
        - (line.nearbyNameShare() < 0.5 ? 2 : 0)
        - (line.kindMatch() == 0 ? 1 : 0);
  }

  /**
   * Omits adjacent terms and the share of the whole chunk. In Chinese, adjacent terms occur both
   * within words and across them.
   */
  private static double chinese(SentenceScore line) {
    return -9.3
        + 4.9 * line.own()
        + 6.7 * line.before()
        + 8.0 * line.next()
        + 5.0 * line.heading()
        + 5.7 * line.rest()
        + 0.9 * line.nearbyNameShare()
        + 10.5 * line.contextShare()
        + 0.9 * line.wordShare()
        + line.kindMatch()
        - (line.nearbyNameShare() < 0.5 ? 1 : 0)
        + (line.isOnlyMention() ? 2.4 : 0);
  }
}
