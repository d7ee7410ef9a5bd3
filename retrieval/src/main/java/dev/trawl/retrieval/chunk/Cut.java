package dev.trawl.retrieval.chunk;

import dev.trawl.protocol.Span;
import java.util.List;

/**
 * Where a chunk is cut, and what is known of it.
 *
 * @param page page of {@code startChar}, from 1
 * @param heading the headings above the chunk, outermost first, joined by " › "; empty if none
 * @param headingsInside titles of the headings that stand in the chunk, after its first words
 * @param language ISO 639-1 code, "und" where it cannot be told
 * @param tokens exact
 * @param sentences spans of its sentences in the document, in order; they cover the chunk
 */
public record Cut(
    int startChar,
    int endChar,
    int page,
    String heading,
    List<String> headingsInside,
    String language,
    int tokens,
    List<Span> sentences) {
  /** Between the headings of a path. */
  public static final String PATH_SEPARATOR = " › ";

  public Cut {
    headingsInside = List.copyOf(headingsInside);
    sentences = List.copyOf(sentences);
  }
}
