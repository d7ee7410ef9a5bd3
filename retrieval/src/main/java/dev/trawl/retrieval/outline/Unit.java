package dev.trawl.retrieval.outline;

/** The kind of a place: a part of the document, a figure or table, a page, or a piece of text. */
public enum Unit {
  VOLUME,
  BOOK,
  PART,
  CHAPTER,
  ACT,
  LETTER,
  ITEM,
  SECTION,
  ARTICLE,
  CLAUSE,
  SCENE,
  APPENDIX,
  /** A heading without a number. */
  HEADING,
  FIGURE,
  TABLE,
  PAGE,
  SLIDE,
  SHEET,
  PARAGRAPH,
  LINE,
  SENTENCE,
  WORD,
  CHARACTER,
  DOCUMENT;

  /** Whether it is a part with a heading or a number. */
  public boolean isPart() {
    return compareTo(HEADING) <= 0;
  }

  /** Whether it has a caption. */
  public boolean isCaptioned() {
    return this == FIGURE || this == TABLE;
  }

  /** Whether it is a page, or a slide of a presentation or a sheet of a workbook. */
  public boolean isPage() {
    return this == PAGE || this == SLIDE || this == SHEET;
  }

  /** Whether it is a piece of text, such as a sentence or a line. */
  public boolean isPiece() {
    return this == PARAGRAPH
        || this == LINE
        || this == SENTENCE
        || this == WORD
        || this == CHARACTER;
  }
}
