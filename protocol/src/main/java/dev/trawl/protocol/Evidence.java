package dev.trawl.protocol;

/**
 * A quote that was found at its place: {@code quote} is exactly the document's text from {@code
 * span.startChar} to {@code span.endChar}.
 *
 * @param documentName the document's name, for people
 * @param page page of the span's start, from 1
 */
public record Evidence(ChunkId chunk, String documentName, int page, Span span, String quote)
    implements Wire {
  public Evidence {
    if (quote.length() != span.length()) {
      throw new IllegalArgumentException("the quote is not as long as its span");
    }
  }
}
