package dev.trawl.protocol;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The limits on what a run may spend. An empty component means that there is no limit; every other
 * component must be above 0. The limits are never exceeded: a call that could exceed a limit is not
 * started.
 *
 * @param calls number of calls, including retries
 * @param tokens tokens of prompts and replies together
 * @param cost money, in the currency of the prices
 * @param time maximum time from the question to its answer
 */
public record Budget(
    OptionalInt calls, OptionalLong tokens, OptionalDouble cost, Optional<Duration> time)
    implements Wire {
  /** No limits. */
  public static final Budget UNLIMITED =
      new Budget(
          OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());

  public Budget {
    if (calls.orElse(1) < 1
        || tokens.orElse(1) < 1
        || !(cost.orElse(1) > 0)
        || !time.orElse(Duration.ofSeconds(1)).isPositive()) {
      throw new IllegalArgumentException("each limit of a budget must be above 0");
    }
  }

  /** Returns true if {@code usage} is within the limits on calls, tokens and cost. Ignores time. */
  public boolean allows(Usage usage) {
    return usage.calls() <= calls.orElse(Integer.MAX_VALUE)
        && usage.promptTokens() + usage.completionTokens() <= tokens.orElse(Long.MAX_VALUE)
        && usage.cost().orElse(0) <= cost.orElse(Double.MAX_VALUE);
  }
}
