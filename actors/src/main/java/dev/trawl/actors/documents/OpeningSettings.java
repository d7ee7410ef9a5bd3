package dev.trawl.actors.documents;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Section {@code trawl.opening} of {@code conf/application.conf}.
 *
 * @param maxAtOnce maximum number of documents that are parsed or indexed at the same time
 * @param maxDocuments maximum number of documents that may be open
 * @param timeout the longest wait for one request to open documents
 */
public record OpeningSettings(int maxAtOnce, int maxDocuments, Duration timeout) {
  public OpeningSettings {
    if (maxAtOnce < 1) {
      throw new IllegalArgumentException("trawl.opening.max-at-once < 1: " + maxAtOnce);
    }
    if (maxDocuments < 1) {
      throw new IllegalArgumentException("trawl.opening.max-documents < 1: " + maxDocuments);
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("trawl.opening.timeout is not positive: " + timeout);
    }
  }

  public static OpeningSettings from(Config trawl) {
    var opening = trawl.getConfig("opening");
    return new OpeningSettings(
        opening.getInt("max-at-once"),
        opening.getInt("max-documents"),
        opening.getDuration("timeout"));
  }
}
