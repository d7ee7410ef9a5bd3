package dev.trawl.lexical;

import com.typesafe.config.Config;

/**
 * Section {@code trawl.lexical} of {@code conf/application.conf}.
 *
 * @param windowTokens maximum number of tokens in a call, including the reply
 * @param replyTokens the part of the window that is reserved for the reply
 * @param keywords maximum number of keywords for one question
 * @param quotesPerChunk maximum number of sentences quoted from one chunk
 * @param quotes maximum number of sentences quoted for an answer
 * @param sentences number of top-ranked sentences from which an answer may be extracted
 * @param minShare the minimum share, 0 to 1, of the total weight of the question's terms that a
 *     chunk must contain; other chunks are skipped
 * @param minRelevance the minimum probability, 0 to 1, at which a sentence is quoted as relevant
 * @param minSupport the minimum probability, 0 to 1, that a sentence answers the question; below
 *     it, the question is unanswered
 * @param minLead how far the score of the best sentence must be above the score of the next one, at
 *     least 0; otherwise the question is unanswered and the best sentences are only quoted
 */
public record LexicalSettings(
    int windowTokens,
    int replyTokens,
    int keywords,
    int quotesPerChunk,
    int quotes,
    int sentences,
    double minShare,
    double minRelevance,
    double minSupport,
    double minLead) {
  /**
   * Space for a chunk of the default 512 tokens, and another 512 tokens for the question and
   * everything else.
   */
  private static final int PROMPT_TOKENS_MIN = 1024;

  public LexicalSettings {
    if (replyTokens < 1) {
      throw new IllegalArgumentException("trawl.lexical.reply-tokens < 1: " + replyTokens);
    }
    if (windowTokens - replyTokens < PROMPT_TOKENS_MIN) {
      throw new IllegalArgumentException(
          "trawl.lexical.window-tokens must be at least %d to fit a question, a chunk and the reply: %d"
              .formatted(PROMPT_TOKENS_MIN + replyTokens, windowTokens));
    }
    checkPositive("keywords", keywords);
    checkPositive("quotes-per-chunk", quotesPerChunk);
    checkPositive("quotes", quotes);
    checkPositive("sentences", sentences);
    checkShare("least-share", minShare);
    checkShare("least-relevance", minRelevance);
    checkShare("least-support", minSupport);
    if (!(minLead >= 0)) {
      throw new IllegalArgumentException("trawl.lexical.least-lead < 0: " + minLead);
    }
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
        lexical.getDouble("least-support"),
        lexical.getDouble("least-lead"));
  }

  private static void checkPositive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("trawl.lexical." + key + " < 1: " + value);
    }
  }

  private static void checkShare(String key, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("trawl.lexical." + key + " outside 0..1: " + value);
    }
  }
}
