package dev.trawl.actors.window;

import dev.trawl.protocol.Evidence;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Finds the sentences that contain a phrase, in any inflection of its words. */
public final class PhraseSentences {
  private PhraseSentences() {}

  /**
   * The sentences, in the order of {@code excerpts}. A sentence that occurs several times is
   * returned once.
   *
   * @param phrase must match whole words, except in a script without spaces
   */
  public static List<Evidence> find(List<Excerpt> excerpts, String phrase) {
    var foldedPhrase = FoldedText.of(phrase).folded();
    var seen = new HashSet<String>();
    return foldedPhrase.isEmpty()
        ? List.of()
        : excerpts.stream()
            .flatMap(excerpt -> sentences(excerpt, phrase, foldedPhrase))
            .filter(evidence -> seen.add(evidence.quote()))
            .toList();
  }

  private static Stream<Evidence> sentences(Excerpt excerpt, String phrase, String foldedPhrase) {
    var text = excerpt.chunk().text();
    var language = excerpt.chunk().language();
    var terms = terms(phrase, language);
    return Sentences.of(text).stream()
        .filter(
            span -> {
              var sentence = text.substring(span.startChar(), span.endChar());
              return contains(sentence, foldedPhrase) || inflected(sentence, terms, language);
            })
        .map(span -> QuoteFinder.evidence(excerpt, span));
  }

  private static boolean contains(String sentence, String foldedPhrase) {
    return FoldedText.of(sentence)
        .places(foldedPhrase)
        .anyMatch(place -> FoldedText.isAtWordBoundaries(sentence, place));
  }

  /** Returns true if the terms follow each other in the sentence; stop words are ignored. */
  private static boolean inflected(String sentence, List<String> terms, String language) {
    return !terms.isEmpty() && Collections.indexOfSubList(terms(sentence, language), terms) >= 0;
  }

  private static List<String> terms(String text, String language) {
    return Analysis.terms(text, language).stream()
        .filter(term -> !term.stop())
        .map(Term::text)
        .toList();
  }
}
