package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Depths;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * Generates random chains of one kind in one language. Each kind has its own random numbers. Not
 * thread-safe.
 */
sealed interface ChainKind permits EldestRelatives, MissingLinks, VariableChains {
  /** Returns the possible sizes of the chains, see {@link Chain#size()}. */
  List<Integer> sizes();

  /**
   * @param number the number of the chain, counted from 0 for each size; if a kind has several
   *     variants, they alternate
   */
  Chain draw(int size, int number);

  /** Returns the kind with this name; empty if it does not support {@code language}. */
  static Optional<ChainKind> of(String kind, String language, long seed) {
    var random = new Random(Objects.hash(seed, kind, language));
    return switch (kind) {
      case NeedlePlan.ELDEST ->
          Optional.of(new EldestRelatives(Kinship.of(language), new Depths(random), random));
      case NeedlePlan.MISSING_LINK ->
          Optional.of(new MissingLinks(Kinship.of(language), new Depths(random), random));
      case NeedlePlan.VARIABLES ->
          Optional.<ChainKind>of(new VariableChains(new Depths(random), random))
              .filter(chains -> language.equals("en"));
      default -> throw new IllegalArgumentException("unknown kind of chain " + kind);
    };
  }
}
