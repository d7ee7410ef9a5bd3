package dev.trawl.bench.ruler;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** A RULER task in one language. Immutable. */
interface Task {
  /** Generates a random text of {@code lengthTokens} tokens and a question about it. */
  Sample draw(int lengthTokens, Random random);

  /**
   * A text and its question.
   *
   * @param references the parts of a correct answer, all of which are needed; for questions about
   *     documents, alternative forms of the answer
   * @param evidence the statements in the text that give the answer; may be empty
   * @param text generates the text; every call returns the same text
   */
  record Sample(
      String question, List<String> references, List<String> evidence, Supplier<String> text) {
    public Sample {
      references = List.copyOf(references);
      evidence = List.copyOf(evidence);
    }
  }
}
