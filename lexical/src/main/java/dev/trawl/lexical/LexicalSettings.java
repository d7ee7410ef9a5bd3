package dev.trawl.lexical;

import com.typesafe.config.Config;

/**
 * Section {@code trawl.lexical} of {@code conf/application.conf}.
 *
 * @param windowTokens the most tokens of a call, prompt and reply together
 * @param replyTokens the part of the window kept free for the reply
 * @param keywords the most keywords for one question
 * @param quotesPerChunk the most sentences quoted from one chunk
 * @param quotes the most sentences quoted for an answer
 * @param sentences the number of best sentences an answer may be cut from
 * @param leastShare a chunk is only read closely if it contains at least this share of the
 *     question's weight, 0 to 1
 * @param leastRelevance a reader quotes sentences from this probability on, 0 to 1
 * @param leastSupport a question counts as answered from this probability on, 0 to 1
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
  /** Room for a chunk of the usual 512 tokens, and as much again for the question and the rest. */
  private static final int PROMPT_TOKENS_MIN = 1024;

  public LexicalSettings {
    if (replyTokens < 1) {
      throw new IllegalArgumentException("trawl.lexical.reply-tokens < 1: " + replyTokens);
    }
    if (windowTokens - replyTokens < PROMPT_TOKENS_MIN) {
      throw new IllegalArgumentException(
          "trawl.lexical.window-tokens must be at least %d to hold a question, a chunk and the reply: %d"
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
