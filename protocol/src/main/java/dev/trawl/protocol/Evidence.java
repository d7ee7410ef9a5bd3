package dev.trawl.protocol;

/**
 * A verified quote.
 *
 * @param chunk the chunk that contains the quote
 * @param documentName the document's name, for people
 * @param page page on which the quote starts, from 1
 * @param span place of the quote in the document's text
 * @param quote the document's text at {@code span}, unchanged
 */
public record Evidence(ChunkId chunk, String documentName, int page, Span span, String quote)
    implements Wire {
  public Evidence {
    if (quote.length() != span.length()) {
      throw new IllegalArgumentException(
          "the quote has %d characters, its span %d".formatted(quote.length(), span.length()));
    }
  }
}
