package dev.trawl.protocol;

import java.util.OptionalDouble;

/**
 * The number of calls and tokens that were used. Immutable.
 *
 * @param calls number of calls, including retries
 * @param promptTokens tokens of all prompts
 * @param completionTokens tokens of all replies
 * @param maxPromptTokens tokens of the largest prompt
 * @param retries number of calls that repeated an earlier call
 * @param cost money, in the currency of the prices; empty if no price is known
 */
public record Usage(
    int calls,
    long promptTokens,
    long completionTokens,
    int maxPromptTokens,
    int retries,
    OptionalDouble cost)
    implements Wire {
  /** No calls. */
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0, OptionalDouble.empty());

  /** One successful call. */
  public static Usage ofCall(int promptTokens, int completionTokens) {
    return new Usage(1, promptTokens, completionTokens, promptTokens, 0, OptionalDouble.empty());
  }

  /** One failed request of unknown size. */
  public static Usage ofFailure() {
    return new Usage(1, 0, 0, 0, 0, OptionalDouble.empty());
  }

  /** This usage plus one retry. */
  public Usage retried() {
    return new Usage(calls, promptTokens, completionTokens, maxPromptTokens, retries + 1, cost);
  }

  /** The sum of both usages. The cost is empty only if both costs are empty. */
  public Usage plus(Usage other) {
    return new Usage(
        calls + other.calls,
        promptTokens + other.promptTokens,
        completionTokens + other.completionTokens,
        Math.max(maxPromptTokens, other.maxPromptTokens),
        retries + other.retries,
        plus(cost, other.cost));
  }

  /** The usage since {@code earlier}, which is an earlier value of the same running total. */
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
