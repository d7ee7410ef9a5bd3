package dev.trawl.protocol;

/**
 * A verbatim span of a document: the unit of indexing and of reading.
 *
 * @param startChar index of the first UTF-16 unit in the document's extracted text
 * @param endChar index after the last UTF-16 unit; {@code text.length() == endChar - startChar}
 * @param page page of {@code startChar}, from 1
 * @param heading the headings above the chunk, outermost first, joined by " › "; empty if none
 * @param language ISO 639-1 code; "und" if it could not be detected
 * @param tokens number of tokens of {@code text}, counted with the configured vocabulary
 * @param tableHead the column names on one line, if the chunk starts within a table; otherwise
 *     empty. It is not part of {@code text}
 */
public record Chunk(
    ChunkId id,
    int startChar,
    int endChar,
    int page,
    String heading,
    String language,
    int tokens,
    String text,
    String tableHead)
    implements Wire {
  public Chunk {
    if (startChar < 0 || endChar - startChar != text.length()) {
      throw new IllegalArgumentException(
          "span %d..%d does not fit %d characters".formatted(startChar, endChar, text.length()));
    }
  }

  /** A chunk that does not start within a table. */
  public Chunk(
      ChunkId id,
      int startChar,
      int endChar,
      int page,
      String heading,
      String language,
      int tokens,
      String text) {
    this(id, startChar, endChar, page, heading, language, tokens, text, "");
  }

  /** The headings above the chunk and the head of the table in which it starts. */
  public String context() {
    return tableHead.isEmpty() || heading.isEmpty()
        ? heading + tableHead
        : heading + " \u203a " + tableHead;
  }
}
