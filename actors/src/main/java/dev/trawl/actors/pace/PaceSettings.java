package dev.trawl.actors.pace;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * The pace of an endpoint, as its section of {@code conf/application.conf} has it.
 *
 * @param calls how many at once
 * @param requestsPerMinute most calls a minute; empty for no limit
 * @param tokensPerMinute most tokens a minute, prompts and reserved replies together; empty for no
 *     limit
 * @param breaker when a failing endpoint is left alone
 */
public record PaceSettings(
    Calls calls, OptionalInt requestsPerMinute, OptionalInt tokensPerMinute, Breaker breaker) {
  /**
   * @param initial calls at once to begin with
   * @param max most calls at once, whatever the endpoint bears
   * @param latencyRise a round of calls that takes this many times as long as the fastest says that
   *     the endpoint is full; above 1
   */
  public record Calls(int initial, int max, double latencyRise) {
    public Calls {
      if (initial < 1 || max < initial) {
        throw new IllegalArgumentException(
            "calls-initial must be from 1 to calls-max, %d: %d".formatted(max, initial));
      }
      if (!(latencyRise > 1)) {
        throw new IllegalArgumentException("latency-rise must be above 1: " + latencyRise);
      }
    }
  }

  /**
   * @param failures failures in a row after which no call is made for a while
   * @param minOpen how long at first; it doubles with each trial that fails …
   * @param maxOpen … up to this
   * @param giveUpAfter an endpoint without a single success for this long is given up: who waits is
   *     sent away, and only a trial now and then is made
   */
  public record Breaker(int failures, Duration minOpen, Duration maxOpen, Duration giveUpAfter) {
    public Breaker {
      if (failures < 1
          || !minOpen.isPositive()
          || maxOpen.compareTo(minOpen) < 0
          || !giveUpAfter.isPositive()) {
        throw new IllegalArgumentException(
            "breaker: failures at least 1, min-open above 0, max-open at least that, give-up-after above 0");
      }
    }
  }

  /** A pace that never changes: {@code calls} at once, come what may. */
  public static PaceSettings steady(int calls) {
    var never = Duration.ofDays(365);
    return new PaceSettings(
        new Calls(calls, calls, Double.MAX_VALUE),
        OptionalInt.empty(),
        OptionalInt.empty(),
        new Breaker(Integer.MAX_VALUE, never, never, never));
  }

  /** Reads a section such as {@code trawl.model}; a per-minute limit of 0 is none. */
  public static PaceSettings from(Config model) {
    var breaker = model.getConfig("breaker");
    return new PaceSettings(
        new Calls(
            model.getInt("calls-initial"),
            model.getInt("calls-max"),
            model.getDouble("latency-rise")),
        perMinute(model.getInt("requests-per-minute")),
        perMinute(model.getInt("tokens-per-minute")),
        new Breaker(
            breaker.getInt("failures"),
            breaker.getDuration("min-open"),
            breaker.getDuration("max-open"),
            breaker.getDuration("give-up-after")));
  }

  private static OptionalInt perMinute(int limit) {
    return limit > 0 ? OptionalInt.of(limit) : OptionalInt.empty();
  }
}
