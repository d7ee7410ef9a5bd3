package dev.trawl.actors.window;

import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The terms of a text, in order, without those that consist of other terms: a compound occurs only
 * as its parts, and a pair of ideographs only as single ideographs.
 */
public final class SimpleTerms {
  private SimpleTerms() {}

  /**
   * @param language ISO 639-1 code
   */
  public static List<Term> of(String text, String language) {
    var terms = new ArrayList<>(Analysis.terms(text, language));
    terms.sort(Comparator.comparingInt(Term::startChar).thenComparingInt(Term::endChar));
    var simple = new ArrayList<Term>();
    var end = 0;
    for (var term : terms) {
      if (term.startChar() >= end) {
        simple.add(term);
        end = term.endChar();
      }
    }
    return simple;
  }
}
