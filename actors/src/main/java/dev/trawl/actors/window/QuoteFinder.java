package dev.trawl.actors.window;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Span;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the text to which a model's quote refers. The result is always the chunk's own text, never
 * the model's words.
 *
 * <p>The quote is first looked up word for word, then without the differences of {@link
 * FoldedText}. If both fail, the closest sentence according to {@link SentenceAlignment} is used.
 * If a quote has an ellipsis, only its longest part counts, and the whole sentence is the evidence.
 */
public final class QuoteFinder {
  private static final Pattern ELLIPSIS = Pattern.compile("\\[?(?:…+|\\.{3,})]?");

  /** A quote with at least this many letters and digits may begin or end inside a word. */
  private static final int MIN_INSIDE = 16;

  private QuoteFinder() {}

  /** The evidence for {@code quote}; empty if nothing in the chunk is close enough. */
  public static Optional<Evidence> find(Excerpt excerpt, String quote) {
    return place(excerpt.chunk().text(), quote).map(place -> evidence(excerpt, place));
  }

  /**
   * The index of the text to which {@code quote} refers: the first that contains it word for word,
   * or else the first with a passage that is close enough; empty if there is none.
   */
  public static OptionalInt textOf(List<String> texts, String quote) {
    var verbatim = first(texts, text -> exact(text, quote));
    return verbatim.isPresent() ? verbatim : first(texts, text -> place(text, quote));
  }

  /** Returns true if {@code text} contains {@code quote}, ignoring what folding removes. */
  public static boolean contains(String text, String quote) {
    return exact(text, quote).or(() -> folded(text, quote)).isPresent();
  }

  private static OptionalInt first(List<String> texts, Function<String, Optional<Span>> lookup) {
    return IntStream.range(0, texts.size())
        .filter(index -> lookup.apply(texts.get(index)).isPresent())
        .findFirst();
  }

  /** The whole sentences around the place to which {@code words} refer. */
  public static Optional<Evidence> findSentence(Excerpt excerpt, String words) {
    var text = excerpt.chunk().text();
    return place(text, words).map(place -> evidence(excerpt, wholeSentences(text, place)));
  }

  private static Span wholeSentences(String text, Span place) {
    return Sentences.of(text).stream()
        .filter(
            sentence ->
                sentence.startChar() < place.endChar() && sentence.endChar() > place.startChar())
        .reduce((first, last) -> new Span(first.startChar(), last.endChar()))
        .orElse(place);
  }

  private static Optional<Span> place(String text, String quote) {
    var part = longestPart(quote);
    return exact(text, quote)
        .or(() -> part.equals(quote) ? folded(text, quote) : shortened(text, quote, part))
        .or(() -> SentenceAlignment.closest(text, part));
  }

  /** The complete sentences from which a quote with an ellipsis leaves out some words. */
  private static Optional<Span> shortened(String text, String quote, String part) {
    return folded(text, quote)
        .or(() -> folded(text, part))
        .map(place -> wholeSentences(text, place));
  }

  private static String longestPart(String quote) {
    return ELLIPSIS.splitAsStream(quote).max(Comparator.comparingInt(String::length)).orElse(quote);
  }

  private static Optional<Span> exact(String text, String quote) {
    var phrase = quote.strip();
    if (phrase.isEmpty()) {
      return Optional.empty();
    }
    return Stream.iterate(text.indexOf(phrase), at -> at >= 0, at -> text.indexOf(phrase, at + 1))
        .map(at -> new Span(at, at + phrase.length()))
        .filter(place -> FoldedText.isAtWordBoundaries(text, place))
        .findFirst();
  }

  /**
   * The first place at word boundaries. If there is none, the first place inside words, because
   * text extraction may lose spaces. A short quote is not looked for inside words, because any word
   * or number may contain it.
   */
  private static Optional<Span> folded(String text, String quote) {
    var phrase = FoldedText.of(quote).folded();
    if (phrase.isEmpty()) {
      return Optional.empty();
    }
    var source = FoldedText.of(text);
    return source
        .places(phrase)
        .filter(place -> FoldedText.isAtWordBoundaries(text, place))
        .findFirst()
        .or(
            () ->
                phrase.length() < MIN_INSIDE ? Optional.empty() : source.places(phrase).findFirst())
        .map(place -> withPunctuation(text, quote.strip(), place));
  }

  /** Adds the punctuation around {@code place} if the quote has some there too. */
  private static Span withPunctuation(String text, String quote, Span place) {
    var start = place.startChar();
    var end = place.endChar();
    if (!Character.isLetterOrDigit(quote.codePointAt(0))) {
      while (start > 0 && isPunctuation(text.charAt(start - 1))) {
        start--;
      }
    }
    if (!Character.isLetterOrDigit(quote.codePointBefore(quote.length()))) {
      while (end < text.length() && isPunctuation(text.charAt(end))) {
        end++;
      }
    }
    return new Span(start, end);
  }

  private static boolean isPunctuation(char c) {
    return !Character.isLetterOrDigit(c)
        && !Character.isWhitespace(c)
        && !Character.isSpaceChar(c)
        && !Character.isSurrogate(c);
  }

  public static Evidence evidence(Excerpt excerpt, Span place) {
    var chunk = excerpt.chunk();
    var start = chunk.startChar() + place.startChar();
    return new Evidence(
        chunk.id(),
        excerpt.documentName(),
        excerpt.pageAt(start),
        excerpt.placeAt(start),
        new Span(start, chunk.startChar() + place.endChar()),
        chunk.text().substring(place.startChar(), place.endChar()));
  }
}
