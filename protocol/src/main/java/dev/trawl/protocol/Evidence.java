package dev.trawl.protocol;

import java.util.Locale;

/**
 * A verified quote.
 *
 * @param chunk the chunk that contains the quote
 * @param documentName the document's name, for people
 * @param page page on which the quote starts, from 1
 * @param place where the quote starts, in a form that people use, such as a chapter
 * @param span place of the quote in the document's text
 * @param quote the document's text at {@code span}, unchanged
 */
public record Evidence(
    ChunkId chunk, String documentName, int page, Place place, Span span, String quote)
    implements Wire {
  /** The part of a document in which people can find a quote, such as a page. */
  public record Place(Kind kind, String label) implements Wire {
    /** The kinds of places. In a video or a recording, places are times. */
    public enum Kind {
      PAGE,
      SLIDE,
      SHEET,
      CHAPTER,
      SECTION,
      CELL,
      TIME;

      /** The name of the kind in English and in JSON. */
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    public static Place page(int number) {
      return new Place(Kind.PAGE, String.valueOf(number));
    }

    /** For people: "page xii", "sheet Costs", "chapter Storms", "00:12:00". */
    public String text() {
      boolean isNamed =
          kind == Kind.TIME || label.toLowerCase(Locale.ROOT).startsWith(kind.word() + " ");
      return isNamed ? label : kind.word() + " " + label;
    }

    /** For people who read Chinese: "第 12 页", "工作表 Costs", "第二章 作坊". */
    public String chineseText() {
      return switch (kind) {
        case PAGE -> "第 %s 页".formatted(label);
        case SLIDE -> "第 %s 张幻灯片".formatted(label);
        case SHEET -> "工作表 " + label;
        case CELL -> "单元格 " + label;
        case CHAPTER, SECTION, TIME -> label;
      };
    }
  }

  /** Evidence whose place is its page. */
  public Evidence(ChunkId chunk, String documentName, int page, Span span, String quote) {
    this(chunk, documentName, page, Place.page(page), span, quote);
  }

  public Evidence {
    // Answers that older versions stored have no place.
    place = place == null ? Place.page(page) : place;
    if (quote.length() != span.length()) {
      throw new IllegalArgumentException(
          "the quote has %d characters, its span %d".formatted(quote.length(), span.length()));
    }
  }
}
