package dev.trawl.bench.retrieval;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a measure stands beside: the same measure taken with plain BM25 (k1 0.9, b 0.4, stop words,
 * light stemmer, bigrams for Han) and a naive reader, over the same haystack but not cut into these
 * chunks. A reference, not a run of this program.
 */
record Yardstick(String set, Measure measure, double plain) {
  private static final List<Yardstick> KNOWN =
      List.of(
          new Yardstick("xquad-en", Measure.PARAGRAPH_1, 86.1),
          new Yardstick("xquad-en", Measure.PARAGRAPH_5, 95.4),
          new Yardstick("xquad-en", Measure.SENTENCE_1, 70.2),
          new Yardstick("xquad-en", Measure.EXACT, 20.4),
          new Yardstick("xquad-en", Measure.F1, 26.3),
          new Yardstick("xquad-zh", Measure.PARAGRAPH_1, 93.6),
          new Yardstick("hotpot", Measure.CHUNK_20, 92.4),
          new Yardstick("hotpot", Measure.CHUNK_8, 71.2),
          new Yardstick("hotpot", Measure.GATHERED_8, 71.2),
          new Yardstick("rref", Measure.PAGE_1, 18.0),
          new Yardstick("rref", Measure.PAGE_5, 38.5),
          new Yardstick("sgyy", Measure.CHUNK_5, 54.4));

  /** What plain BM25 has, where that is known. */
  static OptionalDouble plain(String set, Measure measure) {
    return KNOWN.stream()
        .filter(known -> known.set().equals(set) && known.measure() == measure)
        .mapToDouble(Yardstick::plain)
        .findFirst();
  }
}
