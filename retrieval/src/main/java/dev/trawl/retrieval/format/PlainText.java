package dev.trawl.retrieval.format;

import dev.trawl.retrieval.data.PictureFilter;
import java.io.IOException;
import java.io.Reader;

/**
 * Plain text. Every character is kept, except that line ends become {@code \n} and pictures written
 * as base64 are left out. A form feed starts a page.
 */
final class PlainText {
  private PlainText() {}

  /** Writes {@code all} and finds the headings and tables of {@code format}. */
  static void write(Reader all, Format format, TextSink sink) throws IOException {
    var in = new PictureFilter(all);
    var buffer = new char[1 << 15];
    char before = 0;
    long replaced = 0;
    int start = sink.length();
    sink.markPage();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      int out = 0;
      for (int i = 0; i < read; i++) {
        char c = buffer[i];
        replaced += c == '\ufffd' ? 1 : 0;
        if (c == '\n' && before == '\r') {
          before = c;
          continue;
        }
        before = c;
        buffer[out++] = c == '\r' ? '\n' : c;
        if (c == '\f') {
          sink.append(new String(buffer, 0, out));
          out = 0;
          sink.markPage();
        }
      }
      sink.append(new String(buffer, 0, out));
    }
    if (replaced > 0) {
      sink.warn("%d characters could not be decoded; they appear as \ufffd".formatted(replaced));
    }
    if (in.found() > 0) {
      sink.warn(
          in.found() == 1
              ? "1 picture in the text was left out"
              : "%d pictures in the text were left out".formatted(in.found()));
    }
    if (format == Format.MARKDOWN) {
      TextHeadings.markdown(sink, start);
      TextTables.markdown(sink, start);
    } else if (format == Format.CSV || format == Format.TSV) {
      TextTables.separated(sink, start);
    }
  }
}
