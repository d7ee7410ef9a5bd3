package dev.trawl.actors;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Section {@code trawl.runs} of {@code conf/application.conf}.
 *
 * @param maxLive most runs under way
 * @param maxQuestionCharacters longest question, in UTF-16 units
 * @param maxKeywords most keywords searched with
 * @param maxCitations most citations of an answer
 * @param timeout longest time to an answer; a reading pass ends then, and what it found is answered
 *     from
 * @param grace time left after that to answer
 * @param retrieverTimeout longest wait for one reply of a retriever
 */
record RunSettings(
    int maxLive,
    int maxQuestionCharacters,
    int maxKeywords,
    int maxCitations,
    Duration timeout,
    Duration grace,
    Duration retrieverTimeout) {
  RunSettings {
    positive("max-live", maxLive);
    positive("max-question-characters", maxQuestionCharacters);
    positive("max-keywords", maxKeywords);
    positive("max-citations", maxCitations);
  }

  static RunSettings from(Config trawl) {
    var runs = trawl.getConfig("runs");
    return new RunSettings(
        runs.getInt("max-live"),
        runs.getInt("max-question-characters"),
        runs.getInt("max-keywords"),
        runs.getInt("max-citations"),
        runs.getDuration("timeout"),
        runs.getDuration("grace"),
        runs.getDuration("retriever-timeout"));
  }

  private static void positive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("trawl.runs.%s < 1: %d".formatted(key, value));
    }
  }
}
