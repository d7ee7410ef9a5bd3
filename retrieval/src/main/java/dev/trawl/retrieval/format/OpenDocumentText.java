package dev.trawl.retrieval.format;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import dev.trawl.retrieval.office.Formula;
import dev.trawl.retrieval.office.Markup;
import dev.trawl.retrieval.office.OdfStyles;
import dev.trawl.retrieval.office.Recorder;
import dev.trawl.retrieval.office.Symbols;
import dev.trawl.retrieval.office.Target;
import dev.trawl.retrieval.ooxml.MalformedXmlException;
import dev.trawl.retrieval.ooxml.Xml;
import dev.trawl.retrieval.sheet.OdsBook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;
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
          "hidden-text",
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
  private final ZipFile zip;
  private final OdfStyles styles = new OdfStyles();
  private final Deque<Target> outputs = new ArrayDeque<>();
  private final Deque<String> spans = new ArrayDeque<>();
  private final Deque<String> lists = new ArrayDeque<>();
  private final Deque<String> labels = new ArrayDeque<>();
  private final List<Recorder> waiting = new ArrayList<>();
  private boolean inTitle;
  private int paragraphs;
  private int tables;
  private int objects;
  private String citation = "";

  private OpenDocumentText(ZipFile zip, TextSink sink) {
    this.zip = zip;
    this.sink = sink;
    this.layout = new TextLayout(sink);
    outputs.push(new OfficeTarget(Path.of(zip.getName()), layout, sink, (name, content) -> {}));
  }

  private Target out() {
    return outputs.element();
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
      var document = new OpenDocumentText(zip, sink);
      document.readStyles();
      document.read(zip.getInputStream(content));
    }
  }

  private static boolean isEncrypted(InputStream manifest) throws IOException {
    try (manifest) {
      return new String(manifest.readNBytes(1 << 20), StandardCharsets.UTF_8)
          .contains(":encryption-data");
    }
  }

  private void readStyles() throws IOException {
    var entry = zip.getEntry("styles.xml");
    if (entry != null) {
      try {
        styles.read(zip.getInputStream(entry));
      } catch (MalformedXmlException e) {
        // Without styles the text can still be read.
      }
    }
  }

  private void read(InputStream in) throws IOException {
    try (var xml = Xml.open(in)) {
      read(xml);
    }
  }

  /** Reads to the end of the part. */
  private void read(Xml xml) throws IOException {
    while (xml.next()) {
      sink.check();
      if (xml.isText()) {
        text(xml.text());
      } else if (xml.isEnd()) {
        end(xml.name());
      } else if (isSkipped(xml)) {
        xml.skip();
      } else {
        start(xml);
      }
    }
  }

  private boolean isSkipped(Xml xml) {
    var name = xml.name();
    return SKIPPED.contains(name) && !isChartTitle(xml)
        || name.equals("hidden-paragraph") && "true".equals(xml.attribute("is-hidden"))
        || name.equals("date") && isComment()
        || name.equals("span") && styles.isHidden("text", xml.attribute("style-name"))
        || (name.equals("p") || name.equals("h"))
            && styles.isHidden("paragraph", xml.attribute("style-name"));
  }

  /** The element for the title of a chart has the same name as that for the title of a picture. */
  private static boolean isChartTitle(Xml xml) {
    return xml.isInNamespace(":chart:1.0");
  }

  private void text(String words) {
    var style = spans.peek();
    out().text(Symbols.text(words, style == null ? null : styles.font(style)));
  }

  private void start(Xml xml) throws IOException {
    switch (xml.name()) {
      case "h" -> startParagraph("h" + Math.clamp(xml.number("outline-level", 1), 1, 6));
      case "p" -> startParagraph(inTitle ? "h1" : "p");
      case "table" -> startTable();
      case "table-row" -> out().start("tr");
      case "table-header-rows" -> out().start("thead");
      case "table-cell" -> startCells(xml);
      case "list" -> startList(xml.attribute("style-name"));
      case "list-item" -> out().start("li");
      case "line-break" -> out().start("br");
      case "tab" -> out().text(" ");
      case "s" -> out().text(" ".repeat(Math.min(MAX_REPEATED, xml.number("c", 1))));
      case "page" -> layout.startPage();
      case "frame" -> inTitle = isTitle(xml);
      case "automatic-styles" -> styles.readElement(xml);
      case "span" -> startSpan(xml.attribute("style-name"));
      case "ruby-text" -> out().start("rt");
      case "note-citation" -> writeCitation(xml.textWithin().strip());
      case "note-body" -> startApart("[" + citation + "] ");
      case "notes" -> startApart("Notes: ");
      case "annotation" -> startApart("Comment: ");
      case "creator" -> nameAuthor(xml);
      case "text-box" -> startApart("");
      case "math" -> out().text(Formula.line(Markup.read(xml)));
      case "object" -> writeObject(xml.attribute("href"));
      default -> {}
    }
  }

  private void startParagraph(String element) {
    paragraphs++;
    out().start(element);
  }

  private void endParagraph(String element) {
    paragraphs = Math.max(0, paragraphs - 1);
    out().end(element);
    writeWaiting();
  }

  /** Writes the notes, comments and text boxes of a paragraph or table once it has ended. */
  private void writeWaiting() {
    if (paragraphs == 0 && tables == 0) {
      var all = List.copyOf(waiting);
      waiting.clear();
      all.forEach(note -> note.replay(out(), ""));
    }
  }

  private void startList(@Nullable String name) {
    var outer = lists.peek();
    lists.push(name != null ? name : outer != null ? outer : "");
    out().start(styles.isNumbered(lists.peek(), lists.size()) ? "ol" : "ul");
  }

  private void startSpan(@Nullable String style) {
    spans.push(style == null ? "" : style);
    var script = styles.script(style);
    if (!script.isEmpty()) {
      out().start(script);
    }
  }

  private void endSpan() {
    var script = styles.script(spans.poll());
    if (!script.isEmpty()) {
      out().end(script);
    }
  }

  private void writeCitation(String mark) {
    citation = mark;
    out().text("[" + mark + "]");
  }

  /** Starts a part, such as a note, that is written after the paragraph. */
  private void startApart(String label) {
    outputs.push(new Recorder(out()));
    labels.push(label);
  }

  private void endApart() {
    if (outputs.size() > 1) {
      var apart = (Recorder) outputs.pop();
      var labelled = new Recorder(out());
      apart.replay(labelled, labels.pop());
      waiting.add(labelled);
      writeWaiting();
    }
  }

  private boolean isComment() {
    return !labels.isEmpty() && labels.element().startsWith("Comment");
  }

  private void nameAuthor(Xml xml) throws IOException {
    if (isComment()) {
      labels.pop();
      labels.push("Comment by " + xml.textWithin() + ": ");
    }
  }

  /** Writes an embedded formula, table or chart. A chart keeps its numbers in a table. */
  private void writeObject(@Nullable String reference) throws IOException {
    var folder = reference == null ? "" : reference.replaceFirst("^\\./", "");
    var entry = zip.getEntry(folder + "/content.xml");
    if (entry == null || objects >= sink.settings().maxNesting()) {
      return;
    }
    try (var xml = Xml.open(zip.getInputStream(entry))) {
      if (xml.next() && xml.starts("math")) {
        out().text(Formula.line(Markup.read(xml)));
      } else {
        writeObject(xml);
      }
    } catch (MalformedXmlException e) {
      sink.warn("an embedded formula or chart could not be read");
    }
  }

  /** A broken object must not change how the document around it is read. */
  private void writeObject(Xml xml) throws IOException {
    int outerParagraphs = paragraphs;
    int outerTables = tables;
    startApart("");
    int outer = outputs.size();
    objects++;
    try {
      read(xml);
    } finally {
      objects--;
      while (outputs.size() > outer) {
        endApart();
      }
      paragraphs = outerParagraphs;
      tables = outerTables;
      endApart();
    }
  }

  private static boolean isTitle(Xml frame) {
    return "title".equals(frame.attribute("class"));
  }

  private void startTable() {
    tables++;
    out().start("table");
  }

  private void startCells(Xml xml) {
    int cells = Math.min(MAX_REPEATED, xml.number("number-columns-repeated", 1));
    int columns = xml.number("number-columns-spanned", 1);
    int rows = xml.number("number-rows-spanned", 1);
    for (int i = 0; i < cells; i++) {
      out().startCell(columns, rows);
    }
  }

  private void end(String element) {
    switch (element) {
      case "h" -> endParagraph("h1");
      case "p" -> endParagraph(inTitle ? "h1" : "p");
      case "table" -> endTable();
      case "table-row" -> out().end("tr");
      case "table-header-rows" -> out().end("thead");
      case "table-cell" -> out().end("td");
      case "list" -> {
        lists.poll();
        out().end("ul");
      }
      case "list-item" -> out().end("li");
      case "frame" -> inTitle = false;
      case "span" -> endSpan();
      case "ruby-text" -> out().end("rt");
      case "ruby" -> out().end("ruby");
      case "note-body", "notes", "annotation", "text-box" -> endApart();
      default -> {}
    }
  }

  private void endTable() {
    tables = Math.max(0, tables - 1);
    out().end("table");
    writeWaiting();
  }
}
