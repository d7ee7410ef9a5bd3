package dev.trawl.actors.model;

import dev.trawl.protocol.Usage;
import java.util.OptionalDouble;

/**
 * The price of an endpoint's tokens, in the user's currency.
 *
 * @param perMillionPromptTokens at least 0
 * @param perMillionReplyTokens at least 0
 */
public record Price(double perMillionPromptTokens, double perMillionReplyTokens) {
  private static final double MILLION = 1_000_000;

  public Price {
    if (!(perMillionPromptTokens >= 0) || !(perMillionReplyTokens >= 0)) {
      throw new IllegalArgumentException("a price must be at least 0");
    }
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
}
