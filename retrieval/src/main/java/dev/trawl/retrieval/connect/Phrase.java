package dev.trawl.retrieval.connect;

import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text as a string of terms with a space before and after each. One phrase contains another if
 * and only if its string does.
 */
record Phrase(String terms) {
  private static final String NONE = " ";

  static Phrase of(String text, String language) {
    return of(Analysis.terms(text, language));
  }

  static Phrase of(List<Term> terms) {
    return new Phrase(terms.stream().map(Term::text).collect(Collectors.joining(" ", NONE, NONE)));
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
