package dev.trawl.bench.retrieval;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a measure stands beside.
 *
 * @param plain the same measure taken with plain BM25 (k1 0.9, b 0.4, stop words, light stemmer,
 *     bigrams for Han) and a naive reader, over the same haystack but not cut into these chunks: a
 *     reference, not a run of this program
 * @param target what trawl is to reach
 */
record Yardstick(String set, String measure, OptionalDouble plain, OptionalDouble target) {
  private static final List<Yardstick> KNOWN =
      List.of(
          plain("xquad-en", Measure.PARAGRAPH_1, 86.1),
          plain("xquad-en", Measure.PARAGRAPH_5, 95.4),
          of("xquad-en", Measure.SENTENCE_1, 70.2, 75),
          plain("xquad-en", Measure.EXACT, 20.4),
          of("xquad-en", Measure.F1, 26.3, 40),
          plain("xquad-zh", Measure.PARAGRAPH_1, 93.6),
          target("cmrc", Measure.SENTENCE_1, 72),
          plain("hotpot", Measure.CHUNK_20, 92.4),
          plain("hotpot", Measure.CHUNK_8, 71.2),
          of("hotpot", Measure.GATHERED_8, 71.2, 80),
          target("musique", Measure.GATHERED_8, 40),
          plain("rref", Measure.PAGE_1, 18.0),
          of("rref", Measure.PAGE_5, 38.5, 70),
          of("sgyy", Measure.CHUNK_5, 54.4, 60));

  /** What is known for a set and a measure. */
  static Optional<Yardstick> of(String set, Measure measure) {
    return KNOWN.stream()
        .filter(known -> known.set().equals(set) && known.measure().equals(measure.label()))
        .findFirst();
  }

  private static Yardstick of(String set, Measure measure, double plain, double target) {
    return new Yardstick(set, measure.label(), OptionalDouble.of(plain), OptionalDouble.of(target));
  }

  private static Yardstick plain(String set, Measure measure, double plain) {
    return new Yardstick(set, measure.label(), OptionalDouble.of(plain), OptionalDouble.empty());
  }

  private static Yardstick target(String set, Measure measure, double target) {
    return new Yardstick(set, measure.label(), OptionalDouble.empty(), OptionalDouble.of(target));
  }
}
