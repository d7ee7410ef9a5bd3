package dev.trawl.retrieval.connect;

import dev.trawl.protocol.Span;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chooses the sentence that is quoted from a paragraph. */
final class BestSentence {
  /**
   * Added to the score of a sentence that contains the name that links the two paragraphs. Without
   * this bonus, the score is {@link QuestionTerms#share} of the sentence's terms.
   */
  private static final double NAME_BONUS = 0.3;

  private BestSentence() {}

  /** The best sentence; the first one in case of a tie. */
  static Quote of(Paragraph paragraph, QuestionTerms questionTerms, Optional<Phrase> name) {
    var text = paragraph.text();
    var best = new Span(0, text.length());
    var bestScore = -1.0;
    for (var sentence : Sentences.of(text)) {
      var score =
          score(
              text.substring(sentence.startChar(), sentence.endChar()),
              paragraph,
              questionTerms,
              name);
      if (score > bestScore) {
        best = sentence;
        bestScore = score;
      }
    }
    return new Quote(paragraph.chunk().id(), text.substring(best.startChar(), best.endChar()));
  }

  private static double score(
      String sentence, Paragraph paragraph, QuestionTerms questionTerms, Optional<Phrase> name) {
    var terms = Analysis.terms(sentence, paragraph.chunk().language());
    var isNamed = name.filter(Phrase.of(terms)::contains).isPresent();
    return questionTerms.share(terms.stream().map(Term::text).collect(Collectors.toSet()))
        + (isNamed ? NAME_BONUS : 0);
  }
}
