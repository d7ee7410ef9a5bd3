package dev.trawl.bench.calls;

import dev.trawl.bench.needle.SampleText;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.DocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file whose text the chunker cuts into exactly {@code chunks} chunks, and a question about it.
 */
record ChunkedText(Source source, String question, int chunks) {
  /** More tokens than a chunk can have, so that the generated text is long enough. */
  private static final int CHUNK_TOKENS = 520;

  /**
   * Takes a sample text and truncates it after its {@code chunks}th chunk.
   *
   * @param data the user's folder, see {@link SampleText}
   */
  static ChunkedText of(int chunks, Optional<Path> data, long seed, Path folder) {
    try (var subject = Subject.start(folder.resolve("cut"))) {
      var sample = SampleText.of(data, 1, chunks * CHUNK_TOKENS, seed);
      var text = sample.texts().getFirst();
      var file = Files.writeString(folder.resolve("text.txt"), text);
      var source = new Source.LocalFile(file, "text.txt");
      try (var raw = subject.parser().fetch(source)) {
        var parsed = subject.parser().parse(raw);
        var spans = subject.chunker().cut(parsed);
        var last = spans.get(Math.min(chunks, spans.size()) - 1);
        Files.writeString(file, parsed.text().substring(0, last.endChar()));
      }
      return new ChunkedText(source, sample.question(), chunks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DocumentException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
