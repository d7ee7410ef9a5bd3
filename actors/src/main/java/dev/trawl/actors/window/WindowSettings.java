package dev.trawl.actors.window;

import com.typesafe.config.Config;

/**
 * Section {@code trawl.window} of {@code conf/application.conf}.
 *
 * @param maxHits the most hits of each document, and the most chunks fetched for one window
 * @param fairShare how documents share a window
 * @param questionShare share of the prompt, above 0 and below 1, for question and keywords
 * @param maxQuoteQueryCharacters the most UTF-16 units of the quotes in a query
 */
public record WindowSettings(
    int maxHits, FairShare fairShare, double questionShare, int maxQuoteQueryCharacters) {
  public WindowSettings {
    if (maxHits < 1) {
      throw new IllegalArgumentException("trawl.window.max-hits < 1: " + maxHits);
    }
    if (!(questionShare > 0 && questionShare < 1)) {
      throw new IllegalArgumentException(
          "trawl.window.question-share outside 0..1: " + questionShare);
    }
    if (maxQuoteQueryCharacters < 1) {
      throw new IllegalArgumentException(
          "trawl.window.max-quote-query-characters < 1: " + maxQuoteQueryCharacters);
    }
  }

  public static WindowSettings from(Config trawl) {
    var window = trawl.getConfig("window");
    return new WindowSettings(
        window.getInt("max-hits"),
        new FairShare(window.getDouble("good-score-share"), window.getDouble("document-share")),
        window.getDouble("question-share"),
        window.getInt("max-quote-query-characters"));
  }
}
