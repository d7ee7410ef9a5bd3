package dev.trawl.bench.retrieval;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * The rank, from 1, at which a question's evidence is found; {@link #NEVER} if it is not found.
 * With several steps, it is the rank of the step that is found last.
 */
final class Ranks {
  static final int NEVER = Integer.MAX_VALUE;

  private Ranks() {}

  /**
   * Returns the largest rank number of all steps. The rank of a step is the rank of its first
   * match.
   */
  static <T> int rank(List<T> ranked, List<Place.Step> steps, BiPredicate<T, Place> matches) {
    return steps.stream().mapToInt(step -> rankOfStep(ranked, step, matches)).max().orElse(NEVER);
  }

  private static <T> int rankOfStep(
      List<T> ranked, Place.Step step, BiPredicate<T, Place> matches) {
    for (var i = 0; i < ranked.size(); i++) {
      var found = ranked.get(i);
      if (step.anyOf().stream().anyMatch(place -> matches.test(found, place))) {
        return i + 1;
      }
    }
    return NEVER;
  }
}
