package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Haystack;
import java.util.List;
import java.util.Random;

/**
 * The plan of one text with needles, and the questions about it.
 *
 * @param lengthTokens the length of the haystack, or {@link #NO_HAYSTACK} if the text consists only
 *     of the plantings
 * @param seed the seed for the order of the haystack
 */
record TextPlan(
    String language,
    int lengthTokens,
    int repeat,
    long seed,
    List<Haystack.Planting> plantings,
    List<PlannedQuestion> questions) {
  static final int NO_HAYSTACK = 0;

  /** Whether the haystack contains the needle. */
  enum Presence {
    PRESENT,
    /** The haystack has no similar statement. */
    ABSENT,
    /** The haystack has a similar statement about something else. */
    NEAR_MISS
  }

  /**
   * A question and its expected result.
   *
   * @param depthPercent the depth of the needle, of the near miss or of the chain's first statement
   */
  record PlannedQuestion(String kind, Task task, Presence presence, int depthPercent) {}

  TextPlan {
    plantings = List.copyOf(plantings);
    questions = List.copyOf(questions);
  }

  boolean hasHaystack() {
    return lengthTokens != NO_HAYSTACK;
  }

  /**
   * Returns the seed for the order of the haystack.
   *
   * @param cell a number that identifies the text in the plan
   */
  static long orderSeed(long seed, int cell) {
    return new Random(seed * 31 + cell).nextLong();
  }
}
