package dev.trawl.protocol;

import java.util.OptionalDouble;

/**
 * What model calls took.
 *
 * @param calls calls made, retries counted
 * @param maxPromptTokens tokens of the largest single prompt
 * @param cost money in the configured currency; empty where no price is configured
 */
public record Usage(
    int calls,
    long promptTokens,
    long completionTokens,
    int maxPromptTokens,
    int retries,
    OptionalDouble cost)
    implements Wire {
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0, OptionalDouble.empty());

  /** One call of {@code promptTokens} that replied with {@code completionTokens}. */
  public static Usage ofCall(int promptTokens, int completionTokens) {
    return new Usage(1, promptTokens, completionTokens, promptTokens, 0, OptionalDouble.empty());
  }

  /** One request that failed, of which no more is known. */
  public static Usage ofFailure() {
    return new Usage(1, 0, 0, 0, 0, OptionalDouble.empty());
  }

  /** The same of an attempt that is made again. */
  public Usage retried() {
    return new Usage(calls, promptTokens, completionTokens, maxPromptTokens, retries + 1, cost);
  }

  public Usage plus(Usage other) {
    return new Usage(
        calls + other.calls,
        promptTokens + other.promptTokens,
        completionTokens + other.completionTokens,
        Math.max(maxPromptTokens, other.maxPromptTokens),
        retries + other.retries,
        plus(cost, other.cost));
  }

  /** What came after {@code earlier}, which is part of this. */
  public Usage minus(Usage earlier) {
    return new Usage(
        calls - earlier.calls,
        promptTokens - earlier.promptTokens,
        completionTokens - earlier.completionTokens,
        maxPromptTokens,
        retries - earlier.retries,
        cost.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.max(0, cost.getAsDouble() - earlier.cost.orElse(0))));
  }

  private static OptionalDouble plus(OptionalDouble left, OptionalDouble right) {
    return left.isEmpty() && right.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(left.orElse(0) + right.orElse(0));
  }
}
