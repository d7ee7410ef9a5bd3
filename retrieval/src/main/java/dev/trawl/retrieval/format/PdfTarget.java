package dev.trawl.retrieval.format;

import dev.trawl.retrieval.document.DocumentSettings;
import dev.trawl.retrieval.pdf.PdfSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Writes the text of a PDF, which may be embedded in another document, to the sink of the document.
 */
record PdfTarget(TextSink sink, int depth) implements PdfSink {
  @Override
  public String name() {
    return sink.name();
  }

  @Override
  public DocumentSettings settings() {
    return sink.settings();
  }

  @Override
  public void check() {
    sink.check();
  }

  @Override
  public void append(CharSequence more) {
    sink.append(more);
  }

  @Override
  public void endLines(int count) {
    sink.endLines(count);
  }

  @Override
  public void markPage(Optional<String> label) {
    sink.markPage(label);
  }

  @Override
  public void pagesRead(int pages) {
    sink.pagesRead(pages);
  }

  @Override
  public void heading(int level, int startChar, String title) {
    sink.heading(level, startChar, title);
  }

  @Override
  public void warn(String sentence) {
    sink.warn(sentence);
  }

  @Override
  public int length() {
    return sink.length();
  }

  @Override
  public CharSequence text() {
    return sink.text();
  }

  @Override
  public void removeChars(int[] indices) {
    sink.removeChars(indices);
  }

  @Override
  public boolean isBlank() {
    return sink.isBlank();
  }

  @Override
  public void attached(String name, InputStream content) throws IOException {
    Formats.writeEmbedded(name, content, sink, depth + 1);
  }
}
