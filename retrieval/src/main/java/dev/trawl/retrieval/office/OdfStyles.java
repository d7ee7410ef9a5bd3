package dev.trawl.retrieval.office;

import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The styles of an OpenDocument file, as far as they change what is read. */
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

  /** Reads the styles that are stored apart from the text. */
  public void read(InputStream in) throws XMLStreamException {
    var xml = Xml.read(in);
    while (xml.hasNext()) {
      xml.next();
      if (xml.isStartElement()) {
        start(xml);
      }
    }
  }

  /** Reads the current element to its end. */
  public void readElement(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0 && xml.hasNext(); ) {
      xml.next();
      if (xml.isStartElement()) {
        depth++;
        start(xml);
      } else if (xml.isEndElement()) {
        depth--;
      }
    }
  }

  private void start(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "style" -> {
        style = new Style();
        style.parent = Xml.attribute(xml, "parent-style-name");
        styles.put(Xml.attribute(xml, "family") + " " + Xml.attribute(xml, "name"), style);
      }
      case "text-properties" -> {
        style.script = position(Xml.attribute(xml, "text-position"));
        var display = Xml.attribute(xml, "display");
        style.hidden = display == null ? null : Boolean.valueOf(display.equals("none"));
        style.font = Xml.attribute(xml, "font-name");
      }
      case "list-style" -> list = String.valueOf(Xml.attribute(xml, "name"));
      case "list-level-style-number" -> {
        var format = Xml.attribute(xml, "num-format");
        if (format != null && !format.isEmpty()) {
          numbered.add(list + " " + Xml.attribute(xml, "level"));
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

  /** Returns true if the list numbers its items on this level, from 1. */
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
