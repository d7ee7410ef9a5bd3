package dev.trawl.retrieval.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A document as text in reading order.
 *
 * @param mediaType detected from the content, such as {@code application/pdf}
 * @param text the whole text; tables stay at their position, with one row per line
 * @param pages where pages, slides or sheets start, in order; never empty, and the first starts at
 *     0
 * @param headings in text order
 * @param warnings problems in the document, one sentence each
 * @param tables tables with rows, in the order in which they start; they end within the text
 */
public record ParsedDocument(
    String mediaType,
    String text,
    List<Page> pages,
    List<Heading> headings,
    List<String> warnings,
    List<Table> tables) {
  /**
   * Page {@code number}, from 1, starts at UTF-16 unit {@code startChar} of the text.
   *
   * @param label the name that people use for the page, such as the printed number {@code xii}, if
   *     the file contains one that differs from {@code number}
   */
  public record Page(int number, int startChar, Optional<String> label) {
    public Page {
      if (number < 1) {
        throw new IllegalArgumentException("page " + number);
      }
    }

    public Page(int number, int startChar) {
      this(number, startChar, Optional.empty());
    }
  }

  /**
   * A heading.
   *
   * @param level 1 is the outermost
   * @param startChar where its section starts, which is usually where the heading is
   */
  public record Heading(int level, int startChar, String title) {
    public Heading {
      if (level < 1) {
        throw new IllegalArgumentException("a heading of level " + level);
      }
    }
  }

  /**
   * A table.
   *
   * @param startChar where its first row starts
   * @param bodyStart where the rows after its title and its column names start; {@code startChar}
   *     if it has neither
   * @param endChar after its last row
   */
  public record Table(int startChar, int bodyStart, int endChar) {
    public Table {
      if (startChar < 0 || bodyStart < startChar || endChar < bodyStart) {
        throw new IllegalArgumentException(
            "not a valid table: %d, %d, %d".formatted(startChar, bodyStart, endChar));
      }
    }
  }

  public ParsedDocument {
    tables = List.copyOf(tables);
    pages = List.copyOf(pages);
    headings = List.copyOf(headings);
    warnings = List.copyOf(warnings);
    if (pages.isEmpty() || pages.getFirst().startChar() > 0) {
      throw new IllegalArgumentException("no page starts at 0");
    }
    checkOrder("pages", pages.stream().mapToInt(Page::startChar), text.length());
    checkOrder("headings", headings.stream().mapToInt(Heading::startChar), text.length());
    checkOrder("tables", tables.stream().mapToInt(Table::startChar), text.length());
    int tableEnd = tables.stream().mapToInt(Table::endChar).max().orElse(0);
    if (tableEnd > text.length()) {
      throw new IllegalArgumentException(
          "a table ends at %d, after the end of the text".formatted(tableEnd));
    }
  }

  private static void checkOrder(String what, IntStream starts, int length) {
    int last = 0;
    for (int start : starts.toArray()) {
      if (start < last || start > length) {
        throw new IllegalArgumentException(
            "%s start at %d and then at %d, in a text of length %d"
                .formatted(what, last, start, length));
      }
      last = start;
    }
  }

  /** A document without tables. */
  public ParsedDocument(
      String mediaType,
      String text,
      List<Page> pages,
      List<Heading> headings,
      List<String> warnings) {
    this(mediaType, text, pages, headings, warnings, List.of());
  }
}
