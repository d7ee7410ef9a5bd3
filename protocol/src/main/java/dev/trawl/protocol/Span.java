package dev.trawl.protocol;

/**
 * A part of a document's extracted text.
 *
 * @param startChar index of the first UTF-16 unit, from 0
 * @param endChar index after the last UTF-16 unit; at least {@code startChar}
 */
public record Span(int startChar, int endChar) implements Wire {
  public Span {
    if (startChar < 0 || endChar < startChar) {
      throw new IllegalArgumentException(
          "a span must not be negative or end before it starts: %d..%d"
              .formatted(startChar, endChar));
    }
  }

  /** Number of UTF-16 units. */
  public int length() {
    return endChar - startChar;
  }

  public boolean contains(Span other) {
    return startChar <= other.startChar && other.endChar <= endChar;
  }
}
