package dev.trawl.bench.retrieval;

import dev.trawl.protocol.Span;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds evidence in a document's extracted text. It ignores white space and byte order marks,
 * because parsers and question sets break lines differently. Immutable.
 */
final class Locator {
  private final String compactText;
  private final int[] positions;
  private final int length;

  Locator(String text) {
    var compact = new StringBuilder(text.length());
    var at = new int[text.length()];
    for (var i = 0; i < text.length(); i++) {
      if (!isIgnored(text.charAt(i))) {
        at[compact.length()] = i;
        compact.append(text.charAt(i));
      }
    }
    compactText = compact.toString();
    positions = Arrays.copyOf(at, compactText.length());
    length = text.length();
  }

  /** Returns the first occurrence of {@code quote}; empty if the text does not contain it. */
  Optional<Span> find(String quote) {
    var compactQuote = strip(quote);
    var start = compactQuote.isEmpty() ? -1 : compactText.indexOf(compactQuote);
    return start < 0
        ? Optional.empty()
        : Optional.of(new Span(positions[start], positions[start + compactQuote.length() - 1] + 1));
  }

  /**
   * Returns the span of a part of a quote in the document.
   *
   * @param quoteSpan the span of the whole quote in the document
   * @param part the span of the part in {@code quote}
   */
  Span part(Span quoteSpan, String quote, Span part) {
    var before = strip(quote.substring(0, part.startChar())).length();
    var inside = strip(quote.substring(part.startChar(), part.endChar())).length();
    var first = compactIndex(quoteSpan.startChar()) + before;
    if (inside == 0 || first + inside > positions.length) {
      return quoteSpan;
    }
    return new Span(positions[first], positions[first + inside - 1] + 1);
  }

  private int compactIndex(int place) {
    var index = Arrays.binarySearch(positions, place);
    if (index < 0) {
      throw new IllegalArgumentException(
          "offset %d of %d is ignored white space".formatted(place, length));
    }
    return index;
  }

  private static String strip(String text) {
    var compact = new StringBuilder();
    text.chars()
        .filter(unit -> !isIgnored((char) unit))
        .forEach(unit -> compact.append((char) unit));
    return compact.toString();
  }

  private static boolean isIgnored(char unit) {
    return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == '\uFEFF';
  }
}
