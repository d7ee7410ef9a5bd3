package dev.trawl.actors.pace;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * The pace settings in an endpoint's section of {@code conf/application.conf}.
 *
 * @param calls the limits of concurrent calls
 * @param requestsPerMinute maximum number of calls per minute; empty for no limit
 * @param tokensPerMinute maximum number of tokens per minute, prompts and reserved replies
 *     together; empty for no limit
 * @param breaker when calls to a failing endpoint pause
 */
public record PaceSettings(
    Calls calls, OptionalInt requestsPerMinute, OptionalInt tokensPerMinute, Breaker breaker) {
  /**
   * @param initial the initial limit of concurrent calls
   * @param max maximum number of concurrent calls, even if the endpoint can handle more
   * @param latencyRise the endpoint is considered full if a round of calls takes this many times as
   *     long as the fastest round; above 1
   */
  public record Calls(int initial, int max, double latencyRise) {
    public Calls {
      if (initial < 1 || max < initial) {
        throw new IllegalArgumentException(
            "calls-initial must be from 1 to calls-max (%d): %d".formatted(max, initial));
      }
      if (!(latencyRise > 1)) {
        throw new IllegalArgumentException("latency-rise must be above 1: " + latencyRise);
      }
    }
  }

  /**
   * @param failures the number of consecutive failures after which calls pause
   * @param minOpen the first pause; doubles with each trial call that fails
   * @param maxOpen the longest pause
   * @param giveUpAfter an endpoint without a success for this long is given up: waiting calls fail,
   *     and only a trial call is made from time to time
   */
  public record Breaker(int failures, Duration minOpen, Duration maxOpen, Duration giveUpAfter) {
    public Breaker {
      if (failures < 1
          || !minOpen.isPositive()
          || maxOpen.compareTo(minOpen) < 0
          || !giveUpAfter.isPositive()) {
        throw new IllegalArgumentException(
            "breaker: failures must be at least 1, min-open above 0, max-open at least min-open,"
                + " give-up-after above 0");
      }
    }
  }

  /** A pace that never changes, with up to {@code calls} concurrent calls. */
  public static PaceSettings steady(int calls) {
    var never = Duration.ofDays(365);
    return new PaceSettings(
        new Calls(calls, calls, Double.MAX_VALUE),
        OptionalInt.empty(),
        OptionalInt.empty(),
        new Breaker(Integer.MAX_VALUE, never, never, never));
  }

  /** Reads a section such as {@code trawl.model}; a per-minute limit of 0 means no limit. */
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
