package dev.trawl.retrieval.rtf;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The styles of paragraphs, as far as they make headings. Not thread-safe. */
final class StyleSheet {
  private static final int MAX_ANCESTORS = 20;
  private static final int MAX_STYLES = 10_000;
  private static final int MAX_NAME = 100;

  private static final class Style {
    private final StringBuilder text = new StringBuilder();
    private String name = "";
    private int basedOn = -1;
    private int outline = -1;
  }

  private final Map<Integer, Style> styles = new HashMap<>();
  private Style current = new Style();
  private int number;

  /** Starts a style. Without a number of its own, it is the style of ordinary paragraphs. */
  void start() {
    current = new Style();
    number = 0;
  }

  /** Reads a control word of the current style. */
  void read(String name, int parameter) {
    switch (name) {
      case "s" -> number = parameter;
      // These are not styles of paragraphs.
      case "cs", "ds", "ts" -> number = -1;
      case "sbasedon" -> current.basedOn = parameter;
      case "outlinelevel" -> current.outline = parameter;
      default -> {}
    }
  }

  /** Adds a part of the name of the current style, which a semicolon ends. */
  void addName(String words) {
    int end = words.indexOf(';');
    var part = end < 0 ? words : words.substring(0, end);
    if (current.text.length() + part.length() <= MAX_NAME) {
      current.text.append(part);
    }
    if (end >= 0 && number >= 0 && styles.size() < MAX_STYLES) {
      // Other names of the style follow the first one.
      var first = current.text.toString().split(",", 2)[0];
      current.name = first.strip().toLowerCase(Locale.ROOT);
      styles.put(number, current);
    }
  }

  /** The level of a heading, from 1; 0 for other paragraphs. */
  int headingLevel(GroupState paragraph) {
    if (paragraph.outline >= 0) {
      return level(paragraph.outline);
    }
    var style = styles.get(paragraph.style);
    for (int i = 0; style != null && i < MAX_ANCESTORS; i++) {
      if (style.name.matches("heading [1-9]")) {
        return style.name.charAt(8) - '0';
      }
      if (style.name.equals("title") || style.name.equals("subtitle")) {
        return style.name.equals("title") ? 1 : 2;
      }
      if (style.outline >= 0) {
        return level(style.outline);
      }
      style = styles.get(style.basedOn);
    }
    return 0;
  }

  private static int level(int outline) {
    return outline < 9 ? outline + 1 : 0;
  }
}
