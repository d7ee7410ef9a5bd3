package dev.trawl.bench.mix;

import java.util.List;

/**
 * A question and the documents that answer it.
 *
 * @param gold the sentence that holds the answer
 * @param evidence sentences that answer together, as far as they are known, {@code gold} among them
 * @param documents a paragraph for each hop
 * @param names what {@code gold} says something of, then what else the question names; empty where
 *     it is not known
 */
record Asked(
    String language,
    String question,
    String answer,
    String gold,
    List<String> evidence,
    List<String> documents,
    List<String> names) {
  Asked {
    evidence = List.copyOf(evidence);
    documents = List.copyOf(documents);
    names = List.copyOf(names);
  }

  int hops() {
    return documents.size();
  }
}
