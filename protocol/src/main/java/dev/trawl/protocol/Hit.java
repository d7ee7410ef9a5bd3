package dev.trawl.protocol;

import java.util.List;

/**
 * A chunk found by a query.
 *
 * @param score higher is better; comparable between documents searched with the same statistics
 * @param sentences spans of the chunk's best-matching sentences, the best first; may be empty
 */
public record Hit(ChunkId chunk, double score, List<Span> sentences) implements Wire {
  public Hit {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("score is not finite: " + score);
    }
    sentences = List.copyOf(sentences);
  }
}
