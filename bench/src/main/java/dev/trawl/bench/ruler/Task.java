package dev.trawl.bench.ruler;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** A task of RULER in one language. Immutable. */
interface Task {
  /** Draws a text of so many tokens, and what is asked of it. */
  Drawn draw(int lengthTokens, Random random);

  /**
   * A text and its question.
   *
   * @param references what a right answer says: all of them, but for questions among documents,
   *     where they are other words for the same
   * @param evidence where the text tells it; may be empty
   * @param text makes the text, the same by each call
   */
  record Drawn(
      String question, List<String> references, List<String> evidence, Supplier<String> text) {
    public Drawn {
      references = List.copyOf(references);
      evidence = List.copyOf(evidence);
    }
  }
}
