package dev.trawl.bench.retrieval;

import dev.trawl.protocol.Span;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds evidence in a document's extracted text. It ignores white space and byte order marks,
 * because parsers and question sets break lines differently. Immutable.
 */
final class Locator {
  private final String bare;
  private final int[] places;
  private final int length;

  Locator(String text) {
    var kept = new StringBuilder(text.length());
    var at = new int[text.length()];
    for (var i = 0; i < text.length(); i++) {
      if (!isIgnored(text.charAt(i))) {
        at[kept.length()] = i;
        kept.append(text.charAt(i));
      }
    }
    bare = kept.toString();
    places = Arrays.copyOf(at, bare.length());
    length = text.length();
  }

  /** Returns the first occurrence of {@code quote}; empty if the text does not contain it. */
  Optional<Span> find(String quote) {
    var wanted = strip(quote);
    var start = wanted.isEmpty() ? -1 : bare.indexOf(wanted);
    return start < 0
        ? Optional.empty()
        : Optional.of(new Span(places[start], places[start + wanted.length() - 1] + 1));
  }

  /**
   * Returns the span of a part of a quote that was found at {@code whole}.
   *
   * @param part its offsets in {@code quote}, in UTF-16 units
   */
  Span part(Span whole, String quote, Span part) {
    var before = strip(quote.substring(0, part.startChar())).length();
    var inside = strip(quote.substring(part.startChar(), part.endChar())).length();
    var first = bareIndex(whole.startChar()) + before;
    if (inside == 0 || first + inside > places.length) {
      return whole;
    }
    return new Span(places[first], places[first + inside - 1] + 1);
  }

  private int bareIndex(int place) {
    var index = Arrays.binarySearch(places, place);
    if (index < 0) {
      throw new IllegalArgumentException(
          "offset %d of %d is ignored white space".formatted(place, length));
    }
    return index;
  }

  private static String strip(String text) {
    var kept = new StringBuilder();
    text.chars().filter(unit -> !isIgnored((char) unit)).forEach(unit -> kept.append((char) unit));
    return kept.toString();
  }

  private static boolean isIgnored(char unit) {
    return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == '\uFEFF';
  }
}
