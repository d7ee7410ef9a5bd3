package dev.trawl.actors.window;

import com.typesafe.config.Config;

/**
 * Section {@code trawl.window} of {@code conf/application.conf}.
 *
 * @param maxHits maximum number of hits of each document, and of chunks fetched for one window
 * @param maxRelevant maximum number of chunks of a reading pass that are fetched for one window
 * @param maxReductions maximum number of windows of relevant text from which one answer is written
 * @param maxContinuations maximum number of further calls that continue one answer
 * @param fairShare how documents share a window
 * @param questionShare the share of the prompt, above 0 and below 1, for a question with its
 *     keywords
 * @param maxQuoteQueryCharacters maximum number of UTF-16 units of the quotes in a query
 */
public record WindowSettings(
    int maxHits,
    int maxRelevant,
    int maxReductions,
    int maxContinuations,
    FairShare fairShare,
    double questionShare,
    int maxQuoteQueryCharacters) {
  public WindowSettings {
    if (maxHits < 1) {
      throw new IllegalArgumentException("trawl.window.max-hits < 1: " + maxHits);
    }
    if (maxRelevant < 1) {
      throw new IllegalArgumentException("trawl.window.max-relevant < 1: " + maxRelevant);
    }
    if (maxReductions < 1) {
      throw new IllegalArgumentException("trawl.window.max-reductions < 1: " + maxReductions);
    }
    if (maxContinuations < 0) {
      throw new IllegalArgumentException("trawl.window.max-continuations < 0: " + maxContinuations);
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
        window.getInt("max-relevant"),
        window.getInt("max-reductions"),
        window.getInt("max-continuations"),
        new FairShare(window.getDouble("good-score-share"), window.getDouble("document-share")),
        window.getDouble("question-share"),
        window.getInt("max-quote-query-characters"));
  }
}
