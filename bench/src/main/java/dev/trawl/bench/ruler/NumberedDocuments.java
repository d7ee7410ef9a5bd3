package dev.trawl.bench.ruler;

import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Documents that are shuffled and then numbered. Not thread-safe. */
final class NumberedDocuments {
  private final String heading;
  private final Tokens tokens;
  private final List<String> documents = new ArrayList<>();
  private int total;

  /**
   * @param heading the heading of each document, with the slot {@code {number}}
   */
  NumberedDocuments(String heading, Tokens tokens) {
    this.heading = heading;
    this.tokens = tokens;
  }

  void add(String document) {
    documents.add(document);
    total += tokens.count(headed(documents.size(), document));
  }

  /** Returns the tokens of all documents, including headings. */
  int total() {
    return total;
  }

  String shuffled(Random random) {
    Collections.shuffle(documents, random);
    var text = new StringBuilder();
    for (var i = 0; i < documents.size(); i++) {
      text.append(headed(i + 1, documents.get(i)));
    }
    return text.toString();
  }

  private String headed(int number, String document) {
    return heading.replace("{number}", Integer.toString(number)) + "\n" + document + "\n\n";
  }
}
