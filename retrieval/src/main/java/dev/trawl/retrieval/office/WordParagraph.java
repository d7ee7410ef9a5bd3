package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.Xml;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a paragraph of a Word document while it is read. */
final class WordParagraph {
  @Nullable String style;
  boolean inProperties;

  /** True if the mark at its end was deleted, so that the next paragraph continues it. */
  boolean markDeleted;

  /** True after its first text was written. */
  boolean begun;

  /** The element that it is written as. */
  String element = "p";

  /** Text boxes in the paragraph, which are written after it. */
  final List<Recorder> boxes = new ArrayList<>();

  private int listId = -1;
  private int listLevel = -1;
  private int outline = -1;

  /** Reads a child of {@code w:pPr}. */
  void read(String name, Xml xml) {
    var value = xml.attribute("val");
    switch (name) {
      case "w:pStyle" -> style = value;
      case "w:numId" -> listId = xml.number("val", -1);
      case "w:ilvl" -> listLevel = xml.number("val", -1);
      case "w:outlineLvl" -> outline = xml.number("val", -1);
      case "w:del", "w:moveFrom" -> markDeleted = true;
      default -> {}
    }
  }

  /** The heading level, from 1; 0 if this is not a heading. */
  int headingLevel(WordStyles styles) {
    if (outline >= 0) {
      return outline < 9 ? outline + 1 : 0;
    }
    return styles.headingLevel(style);
  }

  /** Counts this paragraph in its list and returns its number or bullet; empty without a list. */
  String number(WordStyles styles, WordNumbering numbering) {
    var list = styles.list(style);
    int id = listId >= 0 || list == null ? listId : list[0];
    int level = listLevel >= 0 || list == null ? listLevel : list[1];
    return id <= 0 ? "" : numbering.next(id, level, style);
  }
}
