package dev.trawl.retrieval.format;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import dev.trawl.retrieval.sheet.OdsBook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads OpenDocument texts, sheets and slides from {@code content.xml} (OpenDocument 1.3, part 3).
 * Tika's reader loses the page breaks between slides and the names of sheets.
 */
final class OpenDocumentText {
  private static final Set<String> SKIPPED =
      Set.of(
          "tracked-changes",
          "forms",
          "scripts",
          "automatic-styles",
          "font-face-decls",
          "title",
          "desc",
          "sequence-decls",
          "variable-decls",
          "user-field-decls");

  /**
   * Maximum number of copies of a repeated cell. Thousands of empty cells may be stored as one
   * element.
   */
  private static final int MAX_REPEATED = 200;

  private final TextSink sink;
  private final TextLayout layout;
  private boolean inTitle;

  private OpenDocumentText(TextSink sink) {
    this.sink = sink;
    this.layout = new TextLayout(sink);
  }

  static void write(Path file, Format format, TextSink sink) throws IOException, DocumentException {
    try (var zip = new ZipFile(file.toFile())) {
      var manifest = zip.getEntry("META-INF/manifest.xml");
      if (manifest != null && isEncrypted(zip.getInputStream(manifest))) {
        throw new DocumentException(
            Reason.ENCRYPTED,
            sink.name() + ": is encrypted; save it without a password and try again");
      }
      var content = zip.getEntry("content.xml");
      if (content == null) {
        throw new DocumentException(
            Reason.BROKEN, sink.name() + ": has no content.xml; get a complete copy");
      }
      if (format == Format.ODS) {
        new OdsBook(zip, new SheetPages(sink, new TextLayout(sink), (name, in) -> {})).write();
        return;
      }
      try (var in = zip.getInputStream(content)) {
        new OpenDocumentText(sink).read(in);
      }
    }
  }

  private static boolean isEncrypted(InputStream manifest) throws IOException {
    try (manifest) {
      return new String(manifest.readNBytes(1 << 20), StandardCharsets.UTF_8)
          .contains(":encryption-data");
    }
  }

  private void read(InputStream in) throws IOException {
    try {
      var factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      var xml = factory.createXMLStreamReader(in);
      int skipping = 0;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (skipping > 0 || SKIPPED.contains(xml.getLocalName())) {
              skipping++;
            } else {
              start(xml);
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            if (skipping > 0) {
              skipping--;
            } else {
              end(xml.getLocalName());
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (skipping == 0) {
              layout.text(xml.getText());
            }
          }
          default -> sink.check();
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void start(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "h" -> layout.start("h" + Math.min(6, Math.max(1, number(xml, "outline-level", 1))));
      case "p" -> layout.start(inTitle ? "h1" : "p");
      case "table" -> layout.start("table");
      case "table-row" -> layout.start("tr");
      case "table-header-rows" -> layout.start("thead");
      case "table-cell" -> startCells(xml);
      case "list" -> layout.start("ul");
      case "list-item" -> layout.start("li");
      case "line-break" -> layout.start("br");
      case "tab" -> layout.text(" ");
      case "s" -> layout.text(" ".repeat(Math.min(MAX_REPEATED, number(xml, "c", 1))));
      case "page" -> layout.startPage();
      case "frame" -> inTitle = isTitle(xml);
      case "note-body", "notes", "annotation" -> layout.start("div");
      default -> {}
    }
  }

  private static boolean isTitle(XMLStreamReader frame) {
    return "title".equals(attribute(frame, "class"));
  }

  private void startCells(XMLStreamReader xml) {
    int cells = Math.min(MAX_REPEATED, number(xml, "number-columns-repeated", 1));
    int columns = number(xml, "number-columns-spanned", 1);
    int rows = number(xml, "number-rows-spanned", 1);
    for (int i = 0; i < cells; i++) {
      layout.startCell(false, columns, rows);
    }
  }

  private void end(String element) {
    switch (element) {
      case "h" -> layout.end("h1");
      case "p" -> layout.end(inTitle ? "h1" : "p");
      case "table" -> layout.end("table");
      case "table-row" -> layout.end("tr");
      case "table-header-rows" -> layout.end("thead");
      case "table-cell" -> layout.end("td");
      case "list" -> layout.end("ul");
      case "list-item" -> layout.end("li");
      case "frame" -> inTitle = false;
      case "note-body", "notes", "annotation" -> layout.end("div");
      default -> {}
    }
  }

  private static int number(XMLStreamReader xml, String name, int otherwise) {
    var value = attribute(xml, name);
    return value != null && value.matches("\\d{1,9}") ? Integer.parseInt(value) : otherwise;
  }

  private static @Nullable String attribute(XMLStreamReader xml, String localName) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(localName)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }
}
