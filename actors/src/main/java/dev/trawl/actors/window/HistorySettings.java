package dev.trawl.actors.window;

import com.typesafe.config.Config;

/**
 * Section {@code trawl.history} of {@code conf/application.conf}.
 *
 * @param maxTurns maximum number of turns that are shown to the model; the newest are kept
 * @param maxTurnCharacters maximum number of UTF-16 units of a turn's question, and of its answer
 * @param maxAddedCharacters maximum number of UTF-16 units that rewriting may add to a question
 */
public record HistorySettings(int maxTurns, int maxTurnCharacters, int maxAddedCharacters) {
  public HistorySettings {
    positive("max-turns", maxTurns);
    positive("max-turn-characters", maxTurnCharacters);
    positive("max-added-characters", maxAddedCharacters);
  }

  public static HistorySettings from(Config trawl) {
    var history = trawl.getConfig("history");
    return new HistorySettings(
        history.getInt("max-turns"),
        history.getInt("max-turn-characters"),
        history.getInt("max-added-characters"));
  }

  private static void positive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("trawl.history.%s < 1: %d".formatted(key, value));
    }
  }
}
