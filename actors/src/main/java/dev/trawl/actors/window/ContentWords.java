package dev.trawl.actors.window;

import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import dev.trawl.retrieval.chunk.Languages;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares texts by their words in any inflection, apart from words such as "the" and "was", which
 * every sentence has. In scripts without spaces, single characters are compared.
 */
final class ContentWords {
  private ContentWords() {}

  /** The share of the words of {@code claim} that occur in {@code sentence}, 0 to 1. */
  static double share(String claim, String sentence) {
    if (ClaimCheck.isUnspaced(claim)) {
      return share(Words.of(claim).distinct(), Words.of(sentence).distinct());
    }
    var language = Languages.of(sentence);
    var known = language.equals(Languages.UNKNOWN) ? Languages.of(claim) : language;
    return share(terms(claim, known), terms(sentence, known));
  }

  /** The share of {@code words} that occur in {@code others}. */
  static double share(Set<String> words, Set<String> others) {
    return (double) words.stream().filter(others::contains).count() / Math.max(1, words.size());
  }

  private static Set<String> terms(String text, String language) {
    return Analysis.terms(text, language).stream()
        .filter(term -> !term.stop())
        .map(Term::text)
        .collect(Collectors.toSet());
  }
}
