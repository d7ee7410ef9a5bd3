package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.MalformedXmlException;
import dev.trawl.retrieval.ooxml.OfficePackage;
import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes the numbers of list items and headings, which a Word document does not store. */
final class WordNumbering {
  private static final int LEVELS = 9;

  private static final class Level {
    int start = 1;
    String format = "decimal";
    String text = "";
    boolean decimal;
    @Nullable String style;
  }

  private static final class Definition {
    final Level[] levels = new Level[LEVELS];
    final int[] counts = new int[LEVELS];
    final boolean[] counted = new boolean[LEVELS];
    @Nullable String listStyle;
  }

  private static final class ListUse {
    String definition = "";
    final Map<Integer, Integer> starts = new HashMap<>();
    final Map<Integer, Level> levels = new HashMap<>();
  }

  private final Map<String, Definition> definitions = new HashMap<>();
  private final Map<String, String> definitionOfStyle = new HashMap<>();
  private final Map<Integer, ListUse> lists = new HashMap<>();
  private final Set<String> started = new HashSet<>();

  /** Reads the lists of the document in the part {@code main}. */
  static WordNumbering read(OfficePackage parts, String main) throws IOException {
    var numbering = new WordNumbering();
    for (var part : parts.related(main, "numbering")) {
      try (var xml = parts.read(part)) {
        numbering.read(xml);
      } catch (MalformedXmlException e) {
        // Without numbers the text can still be read.
      }
    }
    return numbering;
  }

  private void read(Xml xml) throws IOException {
    var definition = new Definition();
    var definitionId = "";
    var list = new ListUse();
    var level = new Level();
    boolean inList = false;
    int overridden = 0;
    while (xml.next()) {
      if (!xml.isStart()) {
        continue;
      }
      var value = xml.attribute("val");
      switch (xml.prefixedName()) {
        case "w:abstractNum" -> {
          definition = new Definition();
          definitionId = String.valueOf(xml.attribute("abstractNumId"));
          definitions.put(definitionId, definition);
          inList = false;
        }
        case "w:num" -> {
          list = new ListUse();
          lists.put(xml.number("numId", -1), list);
          inList = true;
        }
        case "w:lvl" -> {
          level = new Level();
          int index = index(xml);
          if (inList) {
            list.levels.put(index, level);
          } else {
            definition.levels[index] = level;
          }
        }
        case "w:abstractNumId" -> list.definition = String.valueOf(value);
        case "w:lvlOverride" -> overridden = index(xml);
        case "w:startOverride" -> list.starts.put(overridden, xml.signedNumber("val", 1));
        case "w:styleLink" -> definitionOfStyle.put(String.valueOf(value), definitionId);
        case "w:numStyleLink" -> definition.listStyle = value;
        case "w:start" -> level.start = xml.signedNumber("val", 1);
        case "w:numFmt" -> level.format = String.valueOf(value);
        case "w:lvlText" -> level.text = Objects.requireNonNullElse(value, "");
        case "w:isLgl" -> level.decimal = xml.isOn();
        case "w:pStyle" -> level.style = value;
        default -> {}
      }
    }
  }

  private static int index(Xml xml) {
    return Math.min(xml.number("ilvl", 0), LEVELS - 1);
  }

  /**
   * Counts a paragraph of a list and returns its number or bullet; empty if it has none.
   *
   * @param level -1 if the style determines it
   */
  String next(int listId, int level, @Nullable String style) {
    var list = lists.get(listId);
    var definition = list == null ? null : definition(list);
    if (list == null || definition == null) {
      return "";
    }
    int at = level < 0 ? levelOf(definition, style) : Math.min(level, LEVELS - 1);
    count(definition, list, listId, at);
    var own = level(definition, list, at);
    if (own == null || own.format.equals("none")) {
      return "";
    }
    if (own.format.equals("bullet")) {
      return "•";
    }
    var number = own.text;
    for (int i = 0; i <= at; i++) {
      var outer = level(definition, list, i);
      if (outer != null && number.contains("%" + (i + 1))) {
        int value = definition.counted[i] ? definition.counts[i] : outer.start;
        var format = own.decimal ? "decimal" : outer.format;
        number = number.replace("%" + (i + 1), ListNumber.of(value, format));
      }
    }
    return number.strip();
  }

  private void count(Definition definition, ListUse list, int listId, int at) {
    var override = list.starts.get(at);
    var level = level(definition, list, at);
    if (override != null && started.add(listId + ":" + at)) {
      definition.counts[at] = override;
    } else if (!definition.counted[at]) {
      definition.counts[at] = level == null ? 1 : level.start;
    } else {
      definition.counts[at]++;
    }
    definition.counted[at] = true;
    for (int i = at + 1; i < LEVELS; i++) {
      definition.counted[i] = false;
    }
  }

  private @Nullable Definition definition(ListUse list) {
    var definition = definitions.get(list.definition);
    if (definition != null && definition.listStyle != null) {
      var other = definitionOfStyle.get(definition.listStyle);
      return other == null ? definition : definitions.getOrDefault(other, definition);
    }
    return definition;
  }

  private static int levelOf(Definition definition, @Nullable String style) {
    for (int i = 0; i < LEVELS && style != null; i++) {
      var level = definition.levels[i];
      if (level != null && style.equals(level.style)) {
        return i;
      }
    }
    return 0;
  }

  private static @Nullable Level level(Definition definition, ListUse list, int at) {
    var own = list.levels.get(at);
    return own == null ? definition.levels[at] : own;
  }
}
