package dev.trawl.actors.window;

import dev.trawl.protocol.Span;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the sentence that a model meant when it did not copy it exactly.
 *
 * <p>The similarity of a quote and a sentence is the length of their longest common subsequence of
 * words, relative to the quote. A sentence that lacks a name or a number of the quote is never
 * chosen.
 */
final class SentenceAlignment {
  /** The minimum similarity. Below it, too many words of the quote are the model's own. */
  private static final double MIN_SIMILARITY = 0.75;

  /** Shorter quotes are similar to too many sentences. */
  private static final int MIN_WORDS = 3;

  /** A longer quote is not compared, because the time grows with its length. */
  private static final int MAX_WORDS = 400;

  private record Candidate(Span sentence, double similarity, int words) {}

  private SentenceAlignment() {}

  /** The sentence of {@code text} closest to {@code quote}; empty if none is close enough. */
  static Optional<Span> closest(String text, String quote) {
    var quoteWords = Words.of(quote);
    if (quoteWords.size() < MIN_WORDS || quoteWords.size() > MAX_WORDS) {
      return Optional.empty();
    }
    return Sentences.of(text).stream()
        .map(sentence -> candidate(text, sentence, quoteWords))
        .flatMap(Optional::stream)
        .max(
            Comparator.comparingDouble(Candidate::similarity)
                .thenComparing(Comparator.comparingInt(Candidate::words).reversed()))
        .map(Candidate::sentence);
  }

  private static Optional<Candidate> candidate(String text, Span sentence, Words quoteWords) {
    var words = Words.of(text.substring(sentence.startChar(), sentence.endChar()));
    if (!words.distinct().containsAll(quoteWords.distinctive())) {
      return Optional.empty();
    }
    var similarity = (double) quoteWords.commonWith(words) / quoteWords.size();
    return similarity >= MIN_SIMILARITY
        ? Optional.of(new Candidate(sentence, similarity, words.size()))
        : Optional.empty();
  }
}
