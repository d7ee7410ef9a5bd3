package dev.trawl.retrieval.outline;

import dev.trawl.protocol.Span;

/**
 * A part of a document: a chapter, a section, a clause.
 *
 * @param number such as "3.2", or "b" for appendix B; empty if it has none
 * @param level 1 is the outermost
 * @param startChar where its heading or its number starts
 * @param bodyStart where its text starts, after the heading
 * @param endChar where the next part of the same or an outer level starts, or the end of the text
 * @param heading its heading on one line; only the number if it has no title
 */
public record Part(
    Unit unit,
    String number,
    int level,
    int startChar,
    int bodyStart,
    int endChar,
    String heading) {
  public Part {
    if (startChar > bodyStart || bodyStart > endChar || startChar < 0) {
      throw new IllegalArgumentException(
          "a part must not end before its heading: %d, %d, %d"
              .formatted(startChar, bodyStart, endChar));
    }
  }

  /** The whole part, including its heading. */
  public Span span() {
    return new Span(startChar, endChar);
  }

  /** The part without its heading. */
  public Span body() {
    return new Span(bodyStart, endChar);
  }

  /** Number of components: 2 for "3.2"; 0 without a number. */
  public int depth() {
    return number.isEmpty() ? 0 : 1 + (int) number.chars().filter(c -> c == '.').count();
  }

  /** Whether the part starts in {@code scope}. */
  public boolean isIn(Span scope) {
    return startChar >= scope.startChar() && startChar < scope.endChar();
  }
}
