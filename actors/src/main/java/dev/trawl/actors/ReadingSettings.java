package dev.trawl.actors;

import com.typesafe.config.Config;

/**
 * Section {@code trawl.reading} of {@code conf/application.conf}.
 *
 * @param maxReaders most readers of one pass that exist at a time
 * @param maxQuotes most quotes taken from one chunk
 */
record ReadingSettings(int maxReaders, int maxQuotes) {
  ReadingSettings {
    if (maxReaders < 1) {
      throw new IllegalArgumentException("trawl.reading.max-readers < 1: " + maxReaders);
    }
    if (maxQuotes < 1) {
      throw new IllegalArgumentException("trawl.reading.max-quotes < 1: " + maxQuotes);
    }
  }

  static ReadingSettings from(Config trawl) {
    var reading = trawl.getConfig("reading");
    return new ReadingSettings(reading.getInt("max-readers"), reading.getInt("max-quotes"));
  }
}
