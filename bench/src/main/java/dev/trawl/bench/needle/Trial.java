package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Haystack;
import java.util.List;
import java.util.Random;

/**
 * One haystack, and the questions about it.
 *
 * @param lengthTokens the length of the haystack, or {@link #NO_HAY} if the text consists of the
 *     plantings only
 * @param seed the seed for the order of the haystack
 */
record Trial(
    String language,
    int lengthTokens,
    int repeat,
    long seed,
    List<Haystack.Planting> plantings,
    List<TrialQuestion> asked) {
  static final int NO_HAY = 0;

  /** The presence of the needle in the haystack. */
  enum Presence {
    PRESENT,
    /** The haystack has no similar statement. */
    ABSENT,
    /** The haystack has a similar statement about something else. */
    NEAR_MISS
  }

  /**
   * A question and its expected result. {@code depthPercent} is the depth of the needle, of the
   * near miss or of the chain's first statement.
   */
  record TrialQuestion(String kind, Task task, Presence presence, int depthPercent) {}

  Trial {
    plantings = List.copyOf(plantings);
    asked = List.copyOf(asked);
  }

  boolean hasHay() {
    return lengthTokens != NO_HAY;
  }

  /** The seed for the order of the haystack in one cell of a plan. */
  static long order(long seed, int cell) {
    return new Random(seed * 31 + cell).nextLong();
  }
}
