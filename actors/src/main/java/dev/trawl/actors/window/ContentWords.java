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
public final class ContentWords {
  private ContentWords() {}

  /** The share of the words of {@code claim} that occur in {@code sentence}, 0 to 1. */
  static double share(String claim, String sentence) {
    if (ClaimCheck.isUnspaced(claim)) {
      return share(Words.of(claim).distinct(), Words.of(sentence).distinct());
    }
    var language = language(sentence, claim);
    return share(of(claim, language), of(sentence, language));
  }

  /** The share of {@code words} that occur in {@code others}. */
  static double share(Set<String> words, Set<String> others) {
    return (double) words.stream().filter(others::contains).count() / Math.max(1, words.size());
  }

  /**
   * Returns true if the texts have a word in common. In scripts without spaces, it must have two
   * characters, because single characters occur in most sentences.
   */
  static boolean haveCommon(String claim, String sentence) {
    var language = language(sentence, claim);
    var others = of(sentence, language);
    var least = ClaimCheck.isUnspaced(claim) ? 2 : 1;
    return of(claim, language).stream()
        .anyMatch(word -> word.length() >= least && others.contains(word));
  }

  /** The language of {@code text}, or of {@code other} if it cannot be detected. */
  static String language(String text, String other) {
    var language = Languages.of(text);
    return language.equals(Languages.UNKNOWN) ? Languages.of(other) : language;
  }

  /**
   * The words of {@code text}. In Chinese, they are its characters and pairs of characters.
   *
   * @param language its ISO 639-1 code
   */
  public static Set<String> of(String text, String language) {
    return Analysis.terms(text, language).stream()
        .filter(term -> !term.stop())
        .map(Term::text)
        .collect(Collectors.toSet());
  }
}
