package dev.trawl.retrieval.format;

import dev.trawl.retrieval.office.Target;
import dev.trawl.retrieval.sheet.Charts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Passes the contents of an office document to the layout. */
record OfficeTarget(Path file, TextLayout layout, TextSink sink, TikaText.Embedded documents)
    implements Target {
  @Override
  public void start(String element) {
    layout.start(element);
  }

  @Override
  public void startCell(int columns, int rows) {
    layout.startCell(false, columns, rows);
  }

  @Override
  public void end(String element) {
    layout.end(element);
  }

  @Override
  public void text(CharSequence words) {
    layout.text(words);
  }

  @Override
  public void startPage() {
    layout.startPage();
  }

  @Override
  public void chart(String part) {
    layout.end("p");
    Charts.write(file, part, new SheetPages(sink, layout, documents));
  }

  @Override
  public void check() {
    sink.check();
  }

  @Override
  public void warn(String sentence) {
    sink.warn(sentence);
  }

  @Override
  public void embedded(String name, InputStream content) throws IOException {
    layout.end("p");
    documents.parse(name, content);
    layout.end("p");
  }
}
