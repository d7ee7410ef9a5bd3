package dev.trawl.http.exchange;

import java.time.Duration;

/**
 * How long the server waits; keys of {@code trawl.http}.
 *
 * @param idle longest silence of a connection, of both sides
 * @param body longest time for a body that is no upload, longest silence within one that is
 * @param heartbeat longest silence of a stream of events
 * @param stop time that runs under way have to end when the server stops
 * @param flush time that replies have after that
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
      throw new IllegalArgumentException("trawl.http.%s is not positive: %d".formatted(key, value));
    }
  }
}
