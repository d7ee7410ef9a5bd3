package dev.trawl.actors.run;

import com.typesafe.config.Config;

/**
 * Section {@code trawl.estimate} of {@code conf/application.conf}.
 *
 * @param readerReplyTokens assumed tokens of a reader's reply
 * @param otherReplyTokens assumed tokens of any other reply
 * @param sayFromCalls users see an estimate before a run with at least this many calls
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

  private static void atLeast(int min, String key, int value) {
    if (value < min) {
      throw new IllegalArgumentException("trawl.estimate.%s < %d: %d".formatted(key, min, value));
    }
  }
}
