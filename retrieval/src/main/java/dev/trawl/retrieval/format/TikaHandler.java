package dev.trawl.retrieval.format;

import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Receives the XHTML events of Tika's parsers. A {@code div} with certain classes is a slide or a
 * sheet and starts a page. The first short paragraph of a slide becomes its title. Sheets already
 * have their names as headings.
 */
final class TikaHandler extends DefaultHandler {
  private static final int MAX_TITLE_LENGTH = 150;

  private final TextLayout layout;
  private final Format format;
  private final Metadata metadata;
  private final @Nullable OfficeCharts charts;
  private int skipped;
  private boolean titleWanted;
  private boolean titleOpen;
  private final StringBuilder title = new StringBuilder();

  /**
   * @param charts writes the charts; null if the document has none
   */
  TikaHandler(TextLayout layout, Format format, Metadata metadata, @Nullable OfficeCharts charts) {
    this.layout = layout;
    this.format = format;
    this.metadata = metadata;
    this.charts = charts;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    if (skipped > 0 || isSkipped(name)) {
      skipped++;
      return;
    }
    if (name.equals("body") && format == Format.MAIL) {
      writeMailHead();
    }
    if (name.equals("div") && isPage(attributes.getValue("class"))) {
      startChartPage();
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
    }
    layout.start(name);
  }

  /**
   * Writes the subject, the sender and the recipients, because Tika provides them only as metadata.
   */
  private void writeMailHead() {
    writeField("Subject", metadata.get(TikaCoreProperties.SUBJECT));
    writeField("From", metadata.get(Message.MESSAGE_FROM));
    writeField("To", metadata.get(Message.MESSAGE_TO));
    writeField("Cc", metadata.get(Message.MESSAGE_CC));
    writeField("Date", metadata.get(TikaCoreProperties.CREATED));
  }

  private void writeField(String name, @Nullable String value) {
    if (value != null) {
      layout.start("div");
      layout.text(name + ": " + value);
      layout.end("div");
    }
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

  @Override
  public void startDocument() {
    if (format == Format.DOCX) {
      startChartPage();
    }
  }

  @Override
  public void endDocument() {
    startChartPage();
  }

  private void startChartPage() {
    if (charts != null) {
      endTitle();
      charts.startPage();
    }
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
    return format == Format.PPTX || format == Format.PPT;
  }

  private boolean isPage(@Nullable String cssClass) {
    if (cssClass == null) {
      return false;
    }
    return switch (format) {
      case PPTX -> cssClass.equals("slide-content");
      case PPT -> cssClass.equals("slide");
      case XLSX, XLS -> cssClass.equals("sheet") || cssClass.equals("page");
      default -> false;
    };
  }
}
