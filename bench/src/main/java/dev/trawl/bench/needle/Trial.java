package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Haystack;
import java.util.List;
import java.util.Random;

/**
 * One haystack and what is asked of it.
 *
 * @param lengthTokens of the haystack, or {@link #NO_HAY}: what is planted is all of the text
 * @param seed of the haystack's order
 */
record Trial(
    String language,
    int lengthTokens,
    int repeat,
    long seed,
    List<Haystack.Planting> plantings,
    List<Asked> asked) {
  static final int NO_HAY = 0;

  /** Whether what is asked for stands in the haystack. */
  enum Presence {
    PRESENT,
    /** Nothing of its kind stands there. */
    ABSENT,
    /** The same is said there, but of something else. */
    NEAR_MISS
  }

  /**
   * A question and what should come of it; {@code depthPercent} is the needle's, or the miss's, or
   * that of the first statement of a chain.
   */
  record Asked(String kind, Task task, Presence presence, int depthPercent) {}

  Trial {
    plantings = List.copyOf(plantings);
    asked = List.copyOf(asked);
  }

  boolean hasHay() {
    return lengthTokens != NO_HAY;
  }

  /** The order of the haystack in one cell of a plan. */
  static long order(long seed, int cell) {
    return new Random(seed * 31 + cell).nextLong();
  }
}
