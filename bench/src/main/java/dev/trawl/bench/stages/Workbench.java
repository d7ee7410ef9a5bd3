package dev.trawl.bench.stages;

import dev.trawl.bench.subject.Scratch;
import dev.trawl.bench.subject.Subject;
import dev.trawl.retrieval.chunk.Cut;
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

/** The text of the run, and trawl started beside it, in whichever JVM a stage runs in. */
@State(Scope.Benchmark)
public class Workbench {
  /** Of the text. */
  static final String LANGUAGE = "en";

  /** Where {@link StageFiles} lie. */
  @Param("")
  private String folder = "";

  private StageFiles files;
  private Scratch scratch;
  private Subject subject;
  private ParsedDocument parsed;

  @Setup
  public void open() throws IOException, DocumentException {
    // As the command line has it: the warnings of libraries are for programmers.
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

  List<Cut> cut() {
    return subject.chunker().cut(parsed);
  }

  void index(List<Cut> cuts, Path target) throws IOException {
    subject.index(parsed, cuts, target);
  }

  List<String> texts(List<Cut> cuts) {
    return cuts.stream().map(cut -> text().substring(cut.startChar(), cut.endChar())).toList();
  }

  @TearDown
  public void close() {
    subject.close();
    scratch.close();
  }
}
