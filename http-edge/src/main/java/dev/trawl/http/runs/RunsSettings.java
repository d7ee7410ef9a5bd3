package dev.trawl.http.runs;

import com.typesafe.config.Config;

/**
 * Section {@code trawl.http.runs} of {@code conf/application.conf}.
 *
 * @param maxLive maximum number of running questions, {@code trawl.runs.max-live}
 * @param maxKept maximum number of ended runs that are kept
 * @param maxKeptEvents maximum number of events of all ended runs in total
 * @param maxEvents maximum number of events kept for each run; the oldest are dropped
 * @param maxBatch maximum number of events in one batch to a follower
 */
public record RunsSettings(
    int maxLive, int maxKept, int maxKeptEvents, int maxEvents, int maxBatch) {
  public RunsSettings {
    positive("runs.max-live", maxLive);
    positive("http.runs.max-kept", maxKept);
    positive("http.runs.max-kept-events", maxKeptEvents);
    positive("http.runs.max-events", maxEvents);
    positive("http.runs.max-batch", maxBatch);
  }

  /** Reads the settings from section {@code trawl}. */
  public static RunsSettings from(Config trawl) {
    var runs = trawl.getConfig("http.runs");
    return new RunsSettings(
        trawl.getInt("runs.max-live"),
        runs.getInt("max-kept"),
        runs.getInt("max-kept-events"),
        runs.getInt("max-events"),
        runs.getInt("max-batch"));
  }

  private static void positive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("trawl.%s < 1: %d".formatted(key, value));
    }
  }
}
