package dev.trawl.retrieval.connect;

import java.util.List;
import java.util.Optional;

/**
 * Two paragraphs that may answer the question together.
 *
 * @param linkName the name that links them; empty if there is none
 */
record Pair(Paragraph first, Paragraph second, Optional<Phrase> linkName, double score) {
  List<Paragraph> both() {
    return List.of(first, second);
  }
}
