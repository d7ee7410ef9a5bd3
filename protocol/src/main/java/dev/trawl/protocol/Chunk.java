package dev.trawl.protocol;

/**
 * A verbatim span of a document.
 *
 * @param startChar first UTF-16 unit in the document's extracted text
 * @param endChar one past the last; {@code text.length() == endChar - startChar}
 * @param page page of {@code startChar}, from 1
 * @param heading the headings above the chunk, outermost first, joined by " › "; empty if none
 * @param language ISO 639-1 code, "und" where it cannot be told
 * @param tokens tokens of {@code text}
 */
public record Chunk(
    ChunkId id,
    int startChar,
    int endChar,
    int page,
    String heading,
    String language,
    int tokens,
    String text)
    implements Wire {
  public Chunk {
    if (startChar < 0 || endChar - startChar != text.length()) {
      throw new IllegalArgumentException(
          "span %d..%d does not fit %d characters".formatted(startChar, endChar, text.length()));
    }
  }
}
