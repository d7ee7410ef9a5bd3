package dev.trawl.retrieval.document;

import java.util.List;

/**
 * A document as text in reading order.
 *
 * @param mediaType as detected from the content, such as {@code application/pdf}
 * @param text all of it; nothing dropped, tables in their place, one row a line
 * @param pages where pages (slides, sheets) start, in order, the first at 0; never empty
 * @param headings in order of their place
 * @param warnings what a reader should know; one sentence each
 */
public record ParsedDocument(
    String mediaType,
    String text,
    List<Page> pages,
    List<Heading> headings,
    List<String> warnings) {
  /** Page {@code number}, from 1, starts at this UTF-16 unit of the text. */
  public record Page(int number, int startChar) {}

  /**
   * A heading.
   *
   * @param level 1 is the outermost
   * @param startChar where what it heads begins; the heading's own words usually stand there
   */
  public record Heading(int level, int startChar, String title) {}

  public ParsedDocument {
    pages = List.copyOf(pages);
    headings = List.copyOf(headings);
    warnings = List.copyOf(warnings);
  }
}
