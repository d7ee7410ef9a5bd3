package dev.trawl.retrieval.document;

import java.util.List;

/**
 * A document as text in reading order.
 *
 * @param mediaType detected from the content, such as {@code application/pdf}
 * @param text the whole text; tables stay at their position, with one row per line
 * @param pages where pages, slides or sheets start, in order; never empty, and the first starts at
 *     0
 * @param headings in text order
 * @param warnings problems in the document, one sentence each
 */
public record ParsedDocument(
    String mediaType,
    String text,
    List<Page> pages,
    List<Heading> headings,
    List<String> warnings) {
  /** Page {@code number}, from 1, starts at UTF-16 unit {@code startChar} of the text. */
  public record Page(int number, int startChar) {}

  /**
   * A heading.
   *
   * @param level 1 is the outermost
   * @param startChar where its section starts; usually the heading itself is there
   */
  public record Heading(int level, int startChar, String title) {}

  public ParsedDocument {
    pages = List.copyOf(pages);
    headings = List.copyOf(headings);
    warnings = List.copyOf(warnings);
  }
}
