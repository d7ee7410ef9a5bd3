package dev.trawl.retrieval.chunk;

import dev.trawl.protocol.Span;
import java.util.List;

/**
 * The position of a chunk in its document, with its metadata.
 *
 * @param page page of {@code startChar}, from 1
 * @param heading the headings above the chunk, outermost first, joined by " › "; empty if there are
 *     none
 * @param tableHead the column names of the table in which the chunk starts, on one line; they are
 *     not part of the chunk. Empty if the chunk does not start within the body of a table
 * @param sectionsInside the sections that begin within the chunk, after its start
 * @param language ISO 639-1 code, "und" if unknown
 * @param tokens exact number of tokens
 * @param sentences spans of the chunk's sentences in the document, in order; together they cover
 *     the chunk
 */
public record ChunkSpan(
    int startChar,
    int endChar,
    int page,
    String heading,
    String tableHead,
    List<Section> sectionsInside,
    String language,
    int tokens,
    List<Span> sentences) {
  /** Separates the headings of a path. */
  public static final String PATH_SEPARATOR = " › ";

  /**
   * A section that begins within a chunk.
   *
   * @param startChar where its heading begins
   * @param title its own heading
   * @param heading the headings above its text, outermost first, joined by " › "
   */
  public record Section(int startChar, String title, String heading) {}

  public ChunkSpan {
    sectionsInside = List.copyOf(sectionsInside);
    sentences = List.copyOf(sentences);
  }
}
