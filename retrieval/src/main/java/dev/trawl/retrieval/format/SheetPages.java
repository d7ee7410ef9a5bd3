package dev.trawl.retrieval.format;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.sheet.SheetOutput;
import dev.trawl.retrieval.sheet.XlsBook;
import dev.trawl.retrieval.sheet.XlsxBook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.poi.EncryptedDocumentException;

/** Writes sheets as pages, and charts as tables. */
final class SheetPages implements SheetOutput {
  private final TextSink sink;
  private final TextLayout layout;
  private final TikaText.Embedded embedded;

  SheetPages(TextSink sink, TextLayout layout, TikaText.Embedded embedded) {
    this.sink = sink;
    this.layout = layout;
    this.embedded = embedded;
  }

  /** Writes the sheets of {@code file}; false if only Tika can read it. */
  static boolean write(Path file, Format format, TextSink sink, TikaText.Embedded embedded)
      throws IOException, DocumentException {
    var pages = new SheetPages(sink, new TextLayout(sink), embedded);
    return format == Format.XLSX ? writeXlsx(file, pages) : writeXls(file, sink, pages);
  }

  private static boolean writeXlsx(Path file, SheetPages pages) throws IOException {
    var found = XlsxBook.open(file, pages);
    if (found.isEmpty()) {
      return false;
    }
    try (var book = found.get()) {
      book.write();
    }
    return true;
  }

  /**
   * Returns false if Tika has to read the file: it knows older formats and gives up less often than
   * POI.
   */
  private static boolean writeXls(Path file, TextSink sink, SheetPages pages)
      throws IOException, DocumentException {
    XlsBook opened;
    try {
      opened = XlsBook.open(file, pages);
    } catch (EncryptedDocumentException e) {
      throw TikaText.encrypted(sink.name(), e);
    } catch (IOException | RuntimeException e) {
      sink.check();
      return false;
    }
    try (var book = opened) {
      book.write();
    }
    return true;
  }

  @Override
  public void startSheet(String title) {
    layout.startPage();
    layout.start("h1");
    layout.text(title);
    layout.end("h1");
  }

  @Override
  public void paragraph(String text) {
    layout.start("p");
    layout.text(text);
    layout.end("p");
  }

  @Override
  public void startTable() {
    layout.startTable(Table.Kind.DATA);
  }

  @Override
  public void row(String cells, boolean heads) {
    layout.row(cells, heads);
  }

  @Override
  public void line(String text) {
    layout.row(text, false);
  }

  @Override
  public void endTable() {
    layout.end("table");
  }

  @Override
  public void embedded(String name, InputStream content) throws IOException {
    layout.end("p");
    embedded.parse(name, content);
    layout.end("p");
  }

  @Override
  public void warn(String sentence) {
    sink.warn(sentence);
  }

  @Override
  public void check() {
    sink.check();
  }
}
