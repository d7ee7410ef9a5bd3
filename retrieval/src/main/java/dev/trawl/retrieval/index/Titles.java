package dev.trawl.retrieval.index;

import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Indexes whole titles as single terms. A query that contains the exact title of a section is most
 * likely about that section.
 */
final class Titles {
  /** Longer titles are ignored, because users rarely type them. */
  static final int WORDS_MAX = 12;

  private Titles() {}

  /** The term for {@code title}; empty if the title is too long or has no words. */
  static String term(String title, String language) {
    var words = words(Analysis.terms(title, language));
    return words.size() > WORDS_MAX
        ? ""
        : String.join(" ", words.stream().map(Term::text).toList());
  }

  /** The shortest word for each position: the part, not the compound. */
  static List<Term> words(List<Term> terms) {
    var words = new ArrayList<Term>();
    for (var term : terms) {
      boolean shared = !words.isEmpty() && words.getLast().position() == term.position();
      if (!shared) {
        words.add(term);
      } else if (length(term) < length(words.getLast())) {
        words.set(words.size() - 1, term);
      }
    }
    return words;
  }

  private static int length(Term term) {
    return term.endChar() - term.startChar();
  }
}
