package dev.trawl.actors.run;

import com.typesafe.config.Config;

/**
 * Section {@code trawl.estimate} of {@code conf/application.conf}.
 *
 * @param readerReplyTokens assumed tokens of a reader's reply
 * @param otherReplyTokens assumed tokens of any other reply
 * @param sayFromCalls the fewest calls of a run for which users see an estimate first
 */
public record EstimateSettings(int readerReplyTokens, int otherReplyTokens, int sayFromCalls) {
  public EstimateSettings {
    atLeast(1, "reader-reply-tokens", readerReplyTokens);
    atLeast(1, "other-reply-tokens", otherReplyTokens);
    atLeast(1, "say-from-calls", sayFromCalls);
  }

  public static EstimateSettings from(Config trawl) {
    var estimate = trawl.getConfig("estimate");
    return new EstimateSettings(
        estimate.getInt("reader-reply-tokens"),
        estimate.getInt("other-reply-tokens"),
        estimate.getInt("say-from-calls"));
  }

  private static void atLeast(int least, String key, int value) {
    if (value < least) {
      throw new IllegalArgumentException("trawl.estimate.%s < %d: %d".formatted(key, least, value));
    }
  }
}
