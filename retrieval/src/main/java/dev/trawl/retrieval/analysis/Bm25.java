package dev.trawl.retrieval.analysis;

/**
 * The part of BM25 that does not depend on a term's rarity (Robertson and Zaragoza, "The
 * Probabilistic Relevance Framework: BM25 and Beyond", 2009).
 *
 * @param k1 0 and up: how much more a second occurrence says
 * @param b 0 to 1: how much a text's length is held against it
 */
public record Bm25(double k1, double b) {
  public Bm25 {
    if (!(k1 >= 0 && k1 < 100) || !(b >= 0 && b <= 1)) {
      throw new IllegalArgumentException("BM25 with k1 %s and b %s".formatted(k1, b));
    }
  }

  /** 0 to 1; to be multiplied by the term's inverse frequency. */
  public double saturation(double frequency, double length, double meanLength) {
    return frequency / (frequency + k1 * (1 - b + b * length / Math.max(meanLength, 1)));
  }
}
