package dev.trawl.actors.model;

import dev.trawl.protocol.Usage;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * The price of an endpoint's tokens.
 *
 * @param perMillionPromptTokens at least 0
 * @param perMillionReplyTokens at least 0
 * @param source where the price comes from, for users, such as {@code set by trawl.model.price}
 */
public record Price(double perMillionPromptTokens, double perMillionReplyTokens, String source) {
  private static final double MILLION = 1_000_000;

  public Price {
    if (!(perMillionPromptTokens >= 0) || !(perMillionReplyTokens >= 0)) {
      throw new IllegalArgumentException("a price must be at least 0");
    }
  }

  /** A price set by the application, in the user's currency. */
  public Price(double perMillionPromptTokens, double perMillionReplyTokens) {
    this(perMillionPromptTokens, perMillionReplyTokens, "set by the application");
  }

  public double of(long promptTokens, long replyTokens) {
    return (promptTokens * perMillionPromptTokens + replyTokens * perMillionReplyTokens) / MILLION;
  }

  /** {@code usage} with its cost. */
  public Usage charge(Usage usage) {
    return new Usage(
        usage.calls(),
        usage.promptTokens(),
        usage.completionTokens(),
        usage.maxPromptTokens(),
        usage.retries(),
        OptionalDouble.of(of(usage.promptTokens(), usage.completionTokens())));
  }

  /** The price and its source in words, without a full stop. */
  public String inWords() {
    return "a million prompt tokens cost %s and a million reply tokens %s, %s"
        .formatted(amount(perMillionPromptTokens), amount(perMillionReplyTokens), source);
  }

  private static String amount(double price) {
    return BigDecimal.valueOf(price).stripTrailingZeros().toPlainString();
  }
}
