package dev.trawl.lexical;

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
  /** Room for a chunk of the usual 512 tokens and as much for the question and what goes around. */
  private static final int PROMPT_TOKENS_MIN = 1024;

  public LexicalSettings {
    if (replyTokens < 1) {
      throw new IllegalArgumentException("trawl.lexical.reply-tokens < 1: " + replyTokens);
    }
    if (windowTokens - replyTokens < PROMPT_TOKENS_MIN) {
      throw new IllegalArgumentException(
          "trawl.lexical.window-tokens < %d, what a question, a chunk and the reply take: %d"
              .formatted(PROMPT_TOKENS_MIN + replyTokens, windowTokens));
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
      throw new IllegalArgumentException("trawl.lexical." + key + " < 1: " + value);
    }
  }

  private static void share(String key, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("trawl.lexical." + key + " outside 0..1: " + value);
    }
  }
}
