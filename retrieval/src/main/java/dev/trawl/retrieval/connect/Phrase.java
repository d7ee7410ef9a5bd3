package dev.trawl.retrieval.connect;

import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The terms of a text in one string, with a space before and after each term. One phrase contains
 * another if and only if its string contains the string of the other.
 */
record Phrase(String terms) {
  private static final String SPACE = " ";

  static Phrase of(String text, String language) {
    return of(Analysis.terms(text, language));
  }

  static Phrase of(List<Term> terms) {
    return new Phrase(
        terms.stream().map(Term::text).collect(Collectors.joining(" ", SPACE, SPACE)));
  }

  boolean isEmpty() {
    return terms.isBlank();
  }

  boolean contains(Phrase other) {
    return !other.isEmpty() && terms.contains(other.terms);
  }

  List<String> words() {
    return List.of(terms.strip().split(" "));
  }
}
