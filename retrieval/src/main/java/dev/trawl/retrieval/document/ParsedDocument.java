package dev.trawl.retrieval.document;

import java.util.List;
import java.util.Optional;

/**
 * A document as text in reading order.
 *
 * @param mediaType as detected from the content, such as {@code application/pdf}
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
  /**
   * Page {@code number}, from 1, starts at UTF-16 unit {@code startChar} of the text.
   *
   * @param label the name that people use for the page, such as the printed number {@code xii}, if
   *     the file contains one that differs from {@code number}
   */
  public record Page(int number, int startChar, Optional<String> label) {
    public Page(int number, int startChar) {
      this(number, startChar, Optional.empty());
    }
  }

  /**
   * A heading.
   *
   * @param level 1 is the outermost
   * @param startChar where its section starts, usually with the words of the heading
   */
  public record Heading(int level, int startChar, String title) {}

  public ParsedDocument {
    pages = List.copyOf(pages);
    headings = List.copyOf(headings);
    warnings = List.copyOf(warnings);
  }
}
