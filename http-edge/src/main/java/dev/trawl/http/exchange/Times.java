package dev.trawl.http.exchange;

import java.time.Duration;

/**
 * Time limits, from {@code trawl.http}.
 *
 * @param idle longest time in which neither side of a connection sends
 * @param body longest time to send a body; for an upload, longest time without new bytes
 * @param heartbeat longest time between events before a heartbeat is sent
 * @param stop time for running questions to finish when the server stops
 * @param flush time for replies to be sent after that
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
