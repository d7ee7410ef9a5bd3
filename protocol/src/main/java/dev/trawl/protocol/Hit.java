package dev.trawl.protocol;

import java.util.List;

/**
 * A chunk found by a query.
 *
 * @param score relevance: a finite number without a unit; higher is better. Scores of different
 *     documents are comparable if they were searched with the same {@link TermStatistics}
 * @param sentences the spans of the chunk's best-matching sentences in the document's text, the
 *     best first; may be empty
 */
public record Hit(ChunkId chunk, double score, List<Span> sentences) implements Wire {
  public Hit {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("score is not finite: " + score);
    }
    sentences = List.copyOf(sentences);
  }
}
