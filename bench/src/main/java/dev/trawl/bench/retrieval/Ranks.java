package dev.trawl.bench.retrieval;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * At which rank a question's evidence is found, from 1; {@link #NEVER} where it is not. With
 * several steps the rank is that of the step found last.
 */
final class Ranks {
  static final int NEVER = Integer.MAX_VALUE;

  private Ranks() {}

  /** The rank by which {@code fits} has held once for every step. */
  static <T> int of(List<T> ranked, List<Place.Step> steps, BiPredicate<T, Place> fits) {
    return steps.stream().mapToInt(step -> rank(ranked, step, fits)).max().orElse(NEVER);
  }

  private static <T> int rank(List<T> ranked, Place.Step step, BiPredicate<T, Place> fits) {
    for (var i = 0; i < ranked.size(); i++) {
      var found = ranked.get(i);
      if (step.anyOf().stream().anyMatch(place -> fits.test(found, place))) {
        return i + 1;
      }
    }
    return NEVER;
  }
}
