package dev.trawl.retrieval.format;

import dev.trawl.retrieval.data.ChatReader;
import dev.trawl.retrieval.data.DataReader;
import dev.trawl.retrieval.data.DataSink;
import dev.trawl.retrieval.data.JsonLinesReader;
import dev.trawl.retrieval.data.JsonReader;
import dev.trawl.retrieval.data.NotebookReader;
import dev.trawl.retrieval.data.SubtitleReader;
import dev.trawl.retrieval.data.XmlReader;
import dev.trawl.retrieval.data.YamlReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/** Connects the readers of structured text to a {@link TextSink}. */
record StructuredText(TextSink sink) implements DataSink {
  /** The reader of {@code format}; empty if the text is read as it is. */
  static Optional<DataReader> reader(Format format) {
    return switch (format) {
      case NOTEBOOK -> Optional.of(new NotebookReader());
      case JSON -> Optional.of(new JsonReader());
      case JSON_LINES -> Optional.of(new JsonLinesReader());
      case XML -> Optional.of(new XmlReader());
      case SUBTITLES, VTT -> Optional.of(new SubtitleReader());
      case YAML -> Optional.of(new YamlReader());
      case CHAT -> Optional.of(new ChatReader());
      default -> Optional.empty();
    };
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
  public int length() {
    return sink.length();
  }

  @Override
  public void page(String label) {
    sink.markPage(Optional.of(label));
  }

  @Override
  public void heading(int level, int startChar, String title) {
    sink.heading(level, startChar, title);
  }

  @Override
  public void markdown(String text) {
    int start = sink.length();
    sink.append(text.replace("\r\n", "\n").replace('\r', '\n'));
    TextHeadings.markdown(sink, start);
  }

  @Override
  public void html(String text) throws IOException {
    // HTML is written as an embedded document, so that it does not start a page.
    sink.startEmbedded();
    HtmlText.write(new StringReader(text), sink);
    sink.endEmbedded();
  }

  @Override
  public void warn(String sentence) {
    sink.warn(sentence);
  }
}
