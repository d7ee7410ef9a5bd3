package dev.trawl.actors;

import com.typesafe.config.Config;
import java.time.Duration;
import org.apache.pekko.actor.typed.BackoffSupervisorStrategy;
import org.apache.pekko.actor.typed.SupervisorStrategy;

/**
 * Section {@code trawl.gateway} of {@code conf/application.conf}.
 *
 * @param maxCalls most calls under way at once
 * @param maxWaiting most requests that wait for a permit
 * @param callTimeout longest wait for one reply
 * @param retries what a call that may succeed later is given
 */
record GatewaySettings(int maxCalls, int maxWaiting, Duration callTimeout, Retries retries) {
  /**
   * @param max attempts after the first
   * @param minBackoff wait before the first of them; it doubles each time
   * @param jitter part of the wait, 0 to 1, that is added at random
   */
  record Retries(int max, Duration minBackoff, Duration maxBackoff, double jitter) {
    Retries {
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
      if (!(jitter >= 0 && jitter <= 1)) {
        throw new IllegalArgumentException("trawl.gateway.backoff-jitter outside 0..1: " + jitter);
      }
    }

    /**
     * Restarts are counted over the whole life of the actor: time that went well, such as time
     * spent in a queue, must not earn it new attempts.
     */
    SupervisorStrategy strategy() {
      return max == 0
          ? SupervisorStrategy.stop().withLoggingEnabled(false)
          : backoff().withMaxRestarts(max).withLoggingEnabled(false);
    }

    private BackoffSupervisorStrategy backoff() {
      return SupervisorStrategy.restartWithBackoff(minBackoff, maxBackoff, jitter)
          .withResetBackoffAfter(Duration.ofHours(1));
    }
  }

  GatewaySettings {
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

  static GatewaySettings from(Config trawl) {
    var gateway = trawl.getConfig("gateway");
    return new GatewaySettings(
        calls(gateway.getString("max-calls")),
        gateway.getInt("max-waiting"),
        gateway.getDuration("call-timeout"),
        new Retries(
            gateway.getInt("max-retries"),
            gateway.getDuration("min-backoff"),
            gateway.getDuration("max-backoff"),
            gateway.getDouble("backoff-jitter")));
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
