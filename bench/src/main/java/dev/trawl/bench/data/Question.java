package dev.trawl.bench.data;

import java.util.List;

/**
 * A question with its known answers and evidence.
 *
 * @param language ISO 639-1 code
 * @param answers accepted answers; empty if the documents do not answer the question
 * @param steps the pieces of evidence, all of which must be found; empty if they are unknown
 */
public record Question(
    String id, String text, String language, List<String> answers, List<Gold.Step> steps) {
  public Question {
    answers = List.copyOf(answers);
    steps = List.copyOf(steps);
  }

  /** Creates a question with evidence in a single place. */
  static Question withEvidence(
      String id, String text, String language, List<String> answers, Gold gold) {
    return new Question(id, text, language, answers, List.of(new Gold.Step(List.of(gold))));
  }
}
