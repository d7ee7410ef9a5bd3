package dev.trawl.actors.call;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Section {@code trawl.gateway} of {@code conf/application.conf}.
 *
 * @param maxCalls the maximum number of concurrent calls of the embedded model, at least 1
 * @param maxWaiting the maximum number of calls that wait for a permit, at least 1
 * @param callTimeout the longest wait for one reply of the embedded model
 * @param retries how failed calls are retried
 */
public record GatewaySettings(int maxCalls, int maxWaiting, Duration callTimeout, Retries retries) {
  /**
   * @param max attempts after the first, 0 or more
   * @param minBackoff the limit of the wait before the first retry. The limit doubles with each
   *     retry; the wait is random, uniformly from 0 to the limit
   * @param maxBackoff the maximum of this limit
   */
  public record Retries(int max, Duration minBackoff, Duration maxBackoff) {
    public Retries {
      if (max < 0) {
        throw new IllegalArgumentException("trawl.gateway.max-retries < 0: " + max);
      }
      if (!minBackoff.isPositive()) {
        throw new IllegalArgumentException(
            "trawl.gateway.min-backoff is not positive: " + minBackoff);
      }
      if (maxBackoff.compareTo(minBackoff) < 0) {
        throw new IllegalArgumentException(
            "trawl.gateway.max-backoff < min-backoff: " + maxBackoff);
      }
    }
  }

  public GatewaySettings {
    if (maxCalls < 1) {
      throw new IllegalArgumentException("trawl.gateway.max-calls < 1: " + maxCalls);
    }
    if (maxWaiting < 1) {
      throw new IllegalArgumentException("trawl.gateway.max-waiting < 1: " + maxWaiting);
    }
    if (!callTimeout.isPositive()) {
      throw new IllegalArgumentException(
          "trawl.gateway.call-timeout is not positive: " + callTimeout);
    }
  }

  public static GatewaySettings from(Config trawl) {
    var gateway = trawl.getConfig("gateway");
    return new GatewaySettings(
        calls(gateway.getString("max-calls")),
        gateway.getInt("max-waiting"),
        gateway.getDuration("call-timeout"),
        new Retries(
            gateway.getInt("max-retries"),
            gateway.getDuration("min-backoff"),
            gateway.getDuration("max-backoff")));
  }

  private static int calls(String value) {
    try {
      return value.equals("cores")
          ? Runtime.getRuntime().availableProcessors()
          : Integer.parseInt(value);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "trawl.gateway.max-calls is neither a number nor \"cores\": " + value, notANumber);
    }
  }
}
