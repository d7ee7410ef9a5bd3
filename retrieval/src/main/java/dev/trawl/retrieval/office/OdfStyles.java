package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties of an OpenDocument file's styles that affect the extracted text. */
public final class OdfStyles {
  private static final int MAX_ANCESTORS = 20;

  private static final class Style {
    @Nullable String parent;
    @Nullable String script;
    @Nullable Boolean hidden;
    @Nullable String font;
  }

  private final Map<String, Style> styles = new HashMap<>();
  private final Set<String> numbered = new HashSet<>();
  private Style style = new Style();
  private String list = "";

  /** Reads the styles that are stored separately from the text, and closes {@code in}. */
  public void read(InputStream in) throws IOException {
    try (var xml = Xml.open(in)) {
      readElement(xml);
    }
  }

  /** Reads the current element to its end. */
  public void readElement(Xml xml) throws IOException {
    int outer = xml.depth();
    while (xml.depth() >= outer && xml.next()) {
      if (xml.isStart()) {
        start(xml);
      }
    }
  }

  private void start(Xml xml) {
    switch (xml.name()) {
      case "style" -> {
        style = new Style();
        style.parent = xml.attribute("parent-style-name");
        styles.put(xml.attribute("family") + " " + xml.attribute("name"), style);
      }
      case "text-properties" -> {
        style.script = position(xml.attribute("text-position"));
        var display = xml.attribute("display");
        style.hidden = display == null ? null : Boolean.valueOf(display.equals("none"));
        style.font = xml.attribute("font-name");
      }
      case "list-style" -> list = String.valueOf(xml.attribute("name"));
      case "list-level-style-number" -> {
        var format = xml.attribute("num-format");
        if (format != null && !format.isEmpty()) {
          numbered.add(list + " " + xml.attribute("level"));
        }
      }
      default -> {}
    }
  }

  /** The position is a word or a percentage, then the size, as in "super 58%". */
  private static @Nullable String position(@Nullable String position) {
    if (position == null) {
      return null;
    }
    if (position.startsWith("super")) {
      return "sup";
    }
    if (position.startsWith("sub") || position.startsWith("-")) {
      return "sub";
    }
    return position.matches("0(?:\\D.*)?") ? "" : "sup";
  }

  /** Returns {@code sup}, {@code sub} or an empty string. */
  public String script(@Nullable String name) {
    var found = find("text", name, style -> style.script);
    return found == null ? "" : found;
  }

  /**
   * @param family {@code text} or {@code paragraph}
   */
  public boolean isHidden(String family, @Nullable String name) {
    return Boolean.TRUE.equals(find(family, name, style -> style.hidden));
  }

  public @Nullable String font(@Nullable String name) {
    return find("text", name, style -> style.font);
  }

  /** Returns true if the list numbers its items on this level, which is counted from 1. */
  public boolean isNumbered(@Nullable String list, int level) {
    return numbered.contains(list + " " + level);
  }

  /** Reads a property of a style. */
  private interface Property<T> {
    @Nullable T of(Style style);
  }

  private <T> @Nullable T find(String family, @Nullable String name, Property<T> property) {
    var style = styles.get(family + " " + name);
    for (int i = 0; style != null && i < MAX_ANCESTORS; i++) {
      var value = property.of(style);
      if (value != null) {
        return value;
      }
      style = style.parent == null ? null : styles.get(family + " " + style.parent);
    }
    return null;
  }
}
