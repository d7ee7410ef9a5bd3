package dev.trawl.retrieval.connect;

import java.util.List;
import java.util.Optional;

/**
 * Two paragraphs that may answer the question together.
 *
 * @param by the name that links them; may be empty
 */
record Pair(Paragraph first, Paragraph second, Optional<Phrase> by, double score) {
  List<Paragraph> both() {
    return List.of(first, second);
  }
}
