package dev.trawl.actors.run;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Section {@code trawl.runs} of {@code conf/application.conf}.
 *
 * @param maxLive maximum number of runs in progress
 * @param maxQuestionCharacters maximum length of a question, in UTF-16 units
 * @param questionLanguage language of every question as ISO 639-1, or {@code auto} to detect it
 * @param maxKeywords maximum number of keywords in a search
 * @param maxCitations maximum number of citations in an answer
 * @param timeout maximum time to an answer; after it, a reading pass stops, and the answer is
 *     written from the quotes found so far
 * @param grace additional time to write the answer
 * @param retrieverTimeout maximum wait for one reply of a retriever
 */
public record RunSettings(
    int maxLive,
    int maxQuestionCharacters,
    String questionLanguage,
    int maxKeywords,
    int maxCitations,
    Duration timeout,
    Duration grace,
    Duration retrieverTimeout) {
  public RunSettings {
    positive("max-live", maxLive);
    positive("max-question-characters", maxQuestionCharacters);
    if (!questionLanguage.matches("auto|[a-z]{2,3}")) {
      throw new IllegalArgumentException(
          "trawl.runs.question-language is neither auto nor an ISO 639-1 code: "
              + questionLanguage);
    }
    positive("max-keywords", maxKeywords);
    positive("max-citations", maxCitations);
    positive("timeout", timeout);
    positive("grace", grace);
    positive("retriever-timeout", retrieverTimeout);
  }

  public static RunSettings from(Config trawl) {
    var runs = trawl.getConfig("runs");
    return new RunSettings(
        runs.getInt("max-live"),
        runs.getInt("max-question-characters"),
        runs.getString("question-language"),
        runs.getInt("max-keywords"),
        runs.getInt("max-citations"),
        runs.getDuration("timeout"),
        runs.getDuration("grace"),
        runs.getDuration("retriever-timeout"));
  }

  /** The configured language, or {@code detected} if it is {@code auto}. */
  public String languageOr(String detected) {
    return questionLanguage.equals("auto") ? detected : questionLanguage;
  }

  private static void positive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("trawl.runs.%s < 1: %d".formatted(key, value));
    }
  }

  private static void positive(String key, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException("trawl.runs.%s is not positive: %s".formatted(key, value));
    }
  }
}
