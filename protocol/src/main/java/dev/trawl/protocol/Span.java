package dev.trawl.protocol;

/** UTF-16 units from {@code startChar} up to, not with, {@code endChar} of a document's text. */
public record Span(int startChar, int endChar) implements Wire {
  public Span {
    if (startChar < 0 || endChar < startChar) {
      throw new IllegalArgumentException("not a span: %d..%d".formatted(startChar, endChar));
    }
  }

  public int length() {
    return endChar - startChar;
  }

  public boolean contains(Span other) {
    return startChar <= other.startChar && other.endChar <= endChar;
  }
}
