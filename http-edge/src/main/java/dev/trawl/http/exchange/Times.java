package dev.trawl.http.exchange;

import java.time.Duration;

/**
 * Time limits, from {@code trawl.http}.
 *
 * @param idle maximum time without data on a connection, in both directions
 * @param body maximum time to receive a body; for an upload, maximum time without new bytes
 * @param heartbeat after this time without events, a heartbeat is sent
 * @param stop maximum time to wait for running questions when the server stops
 * @param flush maximum additional time to send the remaining replies
 */
public record Times(
    Duration idle, Duration body, Duration heartbeat, Duration stop, Duration flush) {
  public Times {
    positive("idle-timeout", idle.toMillis());
    positive("body-timeout", body.toMillis());
    positive("heartbeat", heartbeat.toMillis());
    positive("stop-timeout", stop.toMillis());
    positive("flush-timeout", flush.toMillis());
  }

  private static void positive(String key, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "trawl.http.%s must be above 0, not %d".formatted(key, value));
    }
  }
}
