package dev.trawl.retrieval.connect;

import java.util.Optional;
import java.util.List;

/**
 * Two paragraphs that may answer together.
 *
 * @param by the name that ties them, where one does
 */
record Pair(Paragraph first, Paragraph second, Optional<Phrase> by, double score) {
  List<Paragraph> both() {
    return List.of(first, second);
  }
}
