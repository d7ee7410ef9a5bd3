package dev.trawl.actors.plan;

import com.typesafe.config.Config;

/**
 * Section {@code trawl.planning} of {@code conf/application.conf}.
 *
 * @param maxSteps maximum number of steps that a planner takes in one run
 * @param maxSubQuestions maximum number of sub-questions asked at once
 * @param maxSentences maximum number of sentences taken from one search for a phrase
 * @param maxPhraseChunks maximum number of chunks in which a search for a phrase counts sentences
 * @param maxDocuments maximum number of documents that a planner may choose from by name
 * @param maxOutlineTokens maximum number of tokens of all documents' chapters in one prompt
 * @param connecting limits of the search for places that answer a question in combination
 */
public record PlanningSettings(
    int maxSteps,
    int maxSubQuestions,
    int maxSentences,
    int maxPhraseChunks,
    int maxDocuments,
    int maxOutlineTokens,
    ConnectSettings connecting) {
  public PlanningSettings {
    atLeastOne("max-steps", maxSteps);
    atLeastOne("max-sub-questions", maxSubQuestions);
    atLeastOne("max-sentences", maxSentences);
    atLeastOne("max-phrase-chunks", maxPhraseChunks);
    atLeastOne("max-documents", maxDocuments);
    if (maxOutlineTokens < 0) {
      throw new IllegalArgumentException(
          "trawl.planning.max-outline-tokens < 0: " + maxOutlineTokens);
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("trawl.planning.%s < 1: %d".formatted(name, value));
    }
  }

  public static PlanningSettings from(Config trawl) {
    var planning = trawl.getConfig("planning");
    return new PlanningSettings(
        planning.getInt("max-steps"),
        planning.getInt("max-sub-questions"),
        planning.getInt("max-sentences"),
        planning.getInt("max-phrase-chunks"),
        planning.getInt("max-documents"),
        planning.getInt("max-outline-tokens"),
        ConnectSettings.from(planning));
  }
}
