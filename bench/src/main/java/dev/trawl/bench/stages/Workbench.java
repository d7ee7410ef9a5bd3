package dev.trawl.bench.stages;

import dev.trawl.bench.subject.Scratch;
import dev.trawl.bench.subject.Subject;
import dev.trawl.retrieval.chunk.ChunkSpan;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.ParsedDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * JMH state: the text of the run and a running instance of trawl. Both live in the JVM that
 * measures the stage.
 */
@State(Scope.Benchmark)
public class Workbench {
  /** The language of the text. */
  static final String LANGUAGE = "en";

  /** The folder of {@link StageFiles}. */
  @Param("")
  private String folder = "";

  private StageFiles files;
  private Scratch scratch;
  private Subject subject;
  private ParsedDocument parsed;

  @Setup
  public void open() throws IOException, DocumentException {
    // As in the command line, hide the warnings of libraries, because they do not help users.
    Logger.getLogger("").setLevel(Level.SEVERE);
    files = new StageFiles(Path.of(folder));
    scratch = Scratch.below(files.folder());
    subject = Subject.start(scratch.path());
    parsed = parse(SampleFormat.TXT);
  }

  StageFiles files() {
    return files;
  }

  Path scratch() {
    return scratch.path();
  }

  Subject subject() {
    return subject;
  }

  String text() {
    return parsed.text();
  }

  ParsedDocument parse(SampleFormat format) throws IOException, DocumentException {
    var parser = subject.parser();
    try (var raw = parser.fetch(files.source(format))) {
      return parser.parse(raw);
    }
  }

  List<ChunkSpan> cut() {
    return subject.chunker().cut(parsed);
  }

  void index(List<ChunkSpan> cuts, Path target) throws IOException {
    subject.index(parsed, cuts, target);
  }

  List<String> texts(List<ChunkSpan> cuts) {
    return cuts.stream().map(cut -> text().substring(cut.startChar(), cut.endChar())).toList();
  }

  @TearDown
  public void close() {
    subject.close();
    scratch.close();
  }
}
