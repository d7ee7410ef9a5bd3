package dev.trawl.actors.read;

import com.typesafe.config.Config;

/**
 * Section {@code trawl.reading} of {@code conf/application.conf}.
 *
 * @param maxReaders most readers of one pass that exist at a time
 * @param maxQuotes most quotes taken from one chunk
 * @param maxRemembered bytes of verdicts kept for the next time; 0: none
 */
public record ReadingSettings(int maxReaders, int maxQuotes, long maxRemembered) {
  public ReadingSettings {
    if (maxReaders < 1) {
      throw new IllegalArgumentException("trawl.reading.max-readers < 1: " + maxReaders);
    }
    if (maxQuotes < 1) {
      throw new IllegalArgumentException("trawl.reading.max-quotes < 1: " + maxQuotes);
    }
    if (maxRemembered < 0) {
      throw new IllegalArgumentException("trawl.reading.max-remembered < 0: " + maxRemembered);
    }
  }

  public static ReadingSettings from(Config trawl) {
    var reading = trawl.getConfig("reading");
    return new ReadingSettings(
        reading.getInt("max-readers"),
        reading.getInt("max-quotes"),
        reading.getBytes("max-remembered"));
  }
}
