package dev.trawl.retrieval.format;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Receives the XHTML events of Tika's parsers. A {@code div} with certain classes is a slide or a
 * sheet and starts a page. The first paragraph of a slide becomes its title if it is short. Sheets
 * already have their names as headings.
 */
final class TikaHandler extends DefaultHandler {
  private static final int MAX_TITLE_LENGTH = 150;

  private final TextLayout layout;
  private final Format format;
  private final PptTables tables;
  private int skipped;
  private boolean titleWanted;
  private boolean titleOpen;
  private final StringBuilder title = new StringBuilder();

  /**
   * @param tables the tables of the document, which are written instead of Tika's
   */
  TikaHandler(TextLayout layout, Format format, PptTables tables) {
    this.layout = layout;
    this.format = format;
    this.tables = tables;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    if (skipped > 0 || isSkipped(name)) {
      skipped++;
      return;
    }
    if (name.equals("div") && isPage(attributes.getValue("class"))) {
      layout.startPage();
      titleWanted = isSlides();
      return;
    }
    if (name.equals("p") && titleWanted) {
      titleOpen = true;
      title.setLength(0);
      return;
    }
    if (name.equals("table")) {
      endTitle();
      titleWanted = false;
      if (tables.writeNext(layout)) {
        skipped = 1;
        return;
      }
    }
    layout.start(name);
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (skipped > 0) {
      skipped--;
    } else if (titleOpen && name.equals("p")) {
      endTitle();
    } else {
      layout.end(name);
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (skipped > 0) {
      return;
    }
    var text = new String(characters, start, length);
    if (titleOpen) {
      title.append(text);
    } else {
      layout.text(text);
    }
  }

  @Override
  public void ignorableWhitespace(char[] characters, int start, int length) {
    characters(characters, start, length);
  }

  private void endTitle() {
    if (!titleOpen) {
      return;
    }
    titleOpen = false;
    var words = title.toString();
    if (words.isBlank()) {
      return;
    }
    titleWanted = false;
    var element = words.length() <= MAX_TITLE_LENGTH ? "h1" : "p";
    layout.start(element);
    layout.text(words);
    layout.end(element);
  }

  private static boolean isSkipped(String name) {
    return name.equals("head") || name.equals("script") || name.equals("style");
  }

  private boolean isSlides() {
    return format == Format.PPT;
  }

  private boolean isPage(@Nullable String cssClass) {
    if (cssClass == null) {
      return false;
    }
    return switch (format) {
      case PPT -> cssClass.equals("slide");
      case XLSX, XLS -> cssClass.equals("sheet") || cssClass.equals("page");
      default -> false;
    };
  }
}
