package dev.trawl.retrieval.analysis;

/**
 * The term-frequency part of BM25, without the inverse document frequency (Robertson and Zaragoza,
 * "The Probabilistic Relevance Framework: BM25 and Beyond", 2009).
 *
 * @param k1 at least 0: the effect of repeated occurrences
 * @param b 0 to 1: the penalty for long texts
 */
public record Bm25(double k1, double b) {
  public Bm25 {
    if (!(k1 >= 0 && k1 < 100) || !(b >= 0 && b <= 1)) {
      throw new IllegalArgumentException(
          "BM25 needs k1 of at least 0 and b from 0 to 1, not %s and %s".formatted(k1, b));
    }
  }

  /**
   * The saturated term frequency, from 0 to 1. Multiply it by the inverse document frequency of the
   * term.
   */
  public double saturation(double frequency, double length, double meanLength) {
    return frequency / (frequency + k1 * (1 - b + b * length / Math.max(meanLength, 1)));
  }
}
