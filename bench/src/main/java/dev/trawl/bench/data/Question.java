package dev.trawl.bench.data;

import java.util.List;

/**
 * A question with what is known of its answer.
 *
 * @param language ISO 639-1 code
 * @param answers accepted forms; empty when the documents do not answer it
 * @param steps the evidence: all of them must be found; empty when unknown
 */
public record Question(
    String id, String text, String language, List<String> answers, List<Gold.Step> steps) {
  public Question {
    answers = List.copyOf(answers);
    steps = List.copyOf(steps);
  }

  /** A question whose evidence stands in one place. */
  static Question at(String id, String text, String language, List<String> answers, Gold gold) {
    return new Question(id, text, language, answers, List.of(new Gold.Step(List.of(gold))));
  }
}
