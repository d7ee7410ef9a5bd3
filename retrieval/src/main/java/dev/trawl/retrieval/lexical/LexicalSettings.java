package dev.trawl.retrieval.lexical;

import com.typesafe.config.Config;

/**
 * Section {@code trawl.lexical} of {@code conf/application.conf}.
 *
 * @param windowTokens the most tokens a call may take
 * @param replyTokens kept free of them for the reply
 * @param keywords the most keywords for one question
 * @param quotesPerChunk the most sentences quoted from one chunk
 * @param quotes the most sentences quoted for an answer
 * @param sentences how many of the best sentences an answer may be cut from
 * @param leastShare share of the question's weight a chunk must hold to be looked at closely
 * @param leastRelevance probability from which a sentence is quoted by a reader
 * @param leastSupport probability from which a question counts as answered
 */
public record LexicalSettings(
    int windowTokens,
    int replyTokens,
    int keywords,
    int quotesPerChunk,
    int quotes,
    int sentences,
    double leastShare,
    double leastRelevance,
    double leastSupport) {
  public LexicalSettings {
    if (replyTokens < 1 || windowTokens <= replyTokens) {
      throw new IllegalArgumentException(
          "lexical.reply-tokens must be from 1 to less than lexical.window-tokens: " + replyTokens);
    }
    positive("keywords", keywords);
    positive("quotes-per-chunk", quotesPerChunk);
    positive("quotes", quotes);
    positive("sentences", sentences);
    share("least-share", leastShare);
    share("least-relevance", leastRelevance);
    share("least-support", leastSupport);
  }

  public static LexicalSettings from(Config trawl) {
    var lexical = trawl.getConfig("lexical");
    return new LexicalSettings(
        lexical.getInt("window-tokens"),
        lexical.getInt("reply-tokens"),
        lexical.getInt("keywords"),
        lexical.getInt("quotes-per-chunk"),
        lexical.getInt("quotes"),
        lexical.getInt("sentences"),
        lexical.getDouble("least-share"),
        lexical.getDouble("least-relevance"),
        lexical.getDouble("least-support"));
  }

  private static void positive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("lexical." + key + " < 1: " + value);
    }
  }

  private static void share(String key, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("lexical." + key + " outside 0..1: " + value);
    }
  }
}
