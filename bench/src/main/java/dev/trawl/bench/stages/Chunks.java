package dev.trawl.bench.stages;

import dev.trawl.bench.subject.Scratch;
import dev.trawl.retrieval.chunk.ChunkSpan;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** JMH state: the chunks of the text, and a new empty folder for each index. */
@State(Scope.Benchmark)
public class Chunks {
  private List<ChunkSpan> cuts = List.of();
  private List<String> texts = List.of();
  private Scratch indexFolder;

  @Setup
  public void cut(Workbench workbench) {
    cuts = workbench.cut();
    texts = workbench.texts(cuts);
  }

  /**
   * JMH subtracts the time of this method. This is accurate only for slow operations; indexing is
   * slow enough.
   */
  @Setup(Level.Invocation)
  public void createFolder(Workbench workbench) {
    indexFolder = Scratch.below(workbench.scratch());
  }

  List<ChunkSpan> cuts() {
    return cuts;
  }

  List<String> texts() {
    return texts;
  }

  Path indexFolder() {
    return indexFolder.path();
  }

  @TearDown(Level.Invocation)
  public void deleteFolder() {
    indexFolder.close();
  }
}
