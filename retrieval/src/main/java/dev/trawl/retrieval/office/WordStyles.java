package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.MalformedXmlException;
import dev.trawl.retrieval.ooxml.OfficePackage;
import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of a Word document's styles that affect the extracted text. */
final class WordStyles {
  private static final int MAX_ANCESTORS = 20;

  /** The properties that a style or a run sets. */
  static final class Look {
    @Nullable Boolean hidden;
    @Nullable String script;
    @Nullable String font;

    /** Reads a child of {@code w:rPr}. */
    void read(String name, Xml xml) {
      switch (name) {
        case "w:vanish" -> hidden = xml.isOn();
        case "w:vertAlign" -> {
          var value = String.valueOf(xml.attribute("val"));
          script = value.equals("superscript") ? "sup" : value.equals("subscript") ? "sub" : "";
        }
        case "w:position" -> {
          // In half points. Smaller values only correct the position of a letter.
          int raised = xml.signedNumber("val", 0);
          script = raised >= 4 ? "sup" : raised <= -4 ? "sub" : script;
        }
        case "w:rFonts" -> font = xml.attribute("ascii");
        default -> {}
      }
    }
  }

  private static final class Style {
    final Look look = new Look();
    String name = "";
    @Nullable String basedOn;
    int outline = -1;
    int listId = -1;
    int listLevel = -1;
  }

  private final Map<String, Style> styles = new HashMap<>();
  private String standard = "";

  /** Reads the styles of the document in the part {@code main}. */
  static WordStyles read(OfficePackage parts, String main) throws IOException {
    var styles = new WordStyles();
    for (var part : parts.related(main, "styles")) {
      try (var xml = parts.read(part)) {
        styles.read(xml);
      } catch (MalformedXmlException e) {
        // Without styles the text can still be read.
      }
    }
    return styles;
  }

  private void read(Xml xml) throws IOException {
    var style = new Style();
    while (xml.next()) {
      if (!xml.isStart()) {
        continue;
      }
      var name = xml.prefixedName();
      switch (name) {
        case "w:style" -> {
          style = new Style();
          var id = String.valueOf(xml.attribute("styleId"));
          styles.put(id, style);
          if ("1".equals(xml.attribute("default")) && "paragraph".equals(xml.attribute("type"))) {
            standard = id;
          }
        }
        case "w:name" -> style.name = String.valueOf(xml.attribute("val")).toLowerCase(Locale.ROOT);
        case "w:basedOn" -> style.basedOn = xml.attribute("val");
        case "w:outlineLvl" -> style.outline = xml.number("val", -1);
        case "w:numId" -> style.listId = xml.number("val", -1);
        case "w:ilvl" -> style.listLevel = xml.number("val", -1);
        case "w:tblStylePr", "w:docDefaults" -> xml.skip();
        default -> style.look.read(name, xml);
      }
    }
  }

  /** The level of a heading style, from 1; 0 for other styles. */
  int headingLevel(@Nullable String id) {
    var style = style(id);
    for (int i = 0; style != null && i < MAX_ANCESTORS; i++) {
      if (style.name.matches("heading [1-9]")) {
        return style.name.charAt(8) - '0';
      }
      if (style.name.equals("title") || style.name.equals("subtitle")) {
        return style.name.equals("title") ? 1 : 2;
      }
      if (style.outline >= 0) {
        return style.outline < 9 ? style.outline + 1 : 0;
      }
      style = style.basedOn == null ? null : styles.get(style.basedOn);
    }
    return 0;
  }

  /** The list of a style and the level in it; the level is -1 if the list decides it. */
  int @Nullable [] list(@Nullable String id) {
    var style = style(id);
    int level = -1;
    for (int i = 0; style != null && i < MAX_ANCESTORS; i++) {
      level = level < 0 ? style.listLevel : level;
      if (style.listId >= 0) {
        return new int[] {style.listId, level};
      }
      style = style.basedOn == null ? null : styles.get(style.basedOn);
    }
    return null;
  }

  /**
   * A run is hidden if either its own style or its paragraph's style hides it; if both do, it is
   * shown. A property of the run itself takes precedence.
   */
  boolean isHidden(Look run, @Nullable String runStyle, @Nullable String paragraphStyle) {
    return run.hidden != null ? run.hidden : hides(runStyle) != hides(paragraphOr(paragraphStyle));
  }

  private boolean hides(@Nullable String id) {
    var style = style(id);
    for (int i = 0; style != null && i < MAX_ANCESTORS; i++) {
      if (style.look.hidden != null) {
        return style.look.hidden;
      }
      style = style.basedOn == null ? null : styles.get(style.basedOn);
    }
    return false;
  }

  /** Returns {@code sup}, {@code sub} or an empty string. */
  String script(Look run, @Nullable String runStyle) {
    if (run.script != null) {
      return run.script;
    }
    var style = style(runStyle);
    for (int i = 0; style != null && i < MAX_ANCESTORS; i++) {
      if (style.look.script != null) {
        return style.look.script;
      }
      style = style.basedOn == null ? null : styles.get(style.basedOn);
    }
    return "";
  }

  @Nullable String font(Look run, @Nullable String runStyle) {
    if (run.font != null) {
      return run.font;
    }
    var style = style(runStyle);
    return style == null ? null : style.look.font;
  }

  private @Nullable Style style(@Nullable String id) {
    return id == null ? null : styles.get(id);
  }

  private String paragraphOr(@Nullable String id) {
    return id == null ? standard : id;
  }
}
