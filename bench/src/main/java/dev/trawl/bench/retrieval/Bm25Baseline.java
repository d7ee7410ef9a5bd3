package dev.trawl.bench.retrieval;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The value of a measure for plain BM25 (k1 0.9, b 0.4, stop words, light stemmer, bigrams for
 * Chinese characters) with a simple reader. It was measured with the same haystack but different
 * chunks. The values are constants for reference; this program does not measure them.
 */
record Bm25Baseline(String set, Measure measure, double value) {
  private static final List<Bm25Baseline> KNOWN =
      List.of(
          new Bm25Baseline("xquad-en", Measure.PARAGRAPH_1, 86.1),
          new Bm25Baseline("xquad-en", Measure.PARAGRAPH_5, 95.4),
          new Bm25Baseline("xquad-en", Measure.SENTENCE_1, 70.2),
          new Bm25Baseline("xquad-en", Measure.EXACT, 20.4),
          new Bm25Baseline("xquad-en", Measure.F1, 26.3),
          new Bm25Baseline("xquad-zh", Measure.PARAGRAPH_1, 93.6),
          new Bm25Baseline("hotpot", Measure.CHUNK_20, 92.4),
          new Bm25Baseline("hotpot", Measure.CHUNK_8, 71.2),
          new Bm25Baseline("hotpot", Measure.GATHERED_8, 71.2),
          new Bm25Baseline("rref", Measure.PAGE_1, 18.0),
          new Bm25Baseline("rref", Measure.PAGE_5, 38.5),
          new Bm25Baseline("sgyy", Measure.CHUNK_5, 54.4));

  /** Returns the value of plain BM25, if it is known. */
  static OptionalDouble value(String set, Measure measure) {
    return KNOWN.stream()
        .filter(known -> known.set().equals(set) && known.measure() == measure)
        .mapToDouble(Bm25Baseline::value)
        .findFirst();
  }
}
