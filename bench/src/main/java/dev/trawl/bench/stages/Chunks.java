package dev.trawl.bench.stages;

import dev.trawl.bench.subject.Scratch;
import dev.trawl.retrieval.chunk.Cut;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The text's chunks, and an empty folder for each index that is made of them. */
@State(Scope.Benchmark)
public class Chunks {
  private List<Cut> cuts = List.of();
  private List<String> texts = List.of();
  private Scratch target;

  @Setup
  public void cut(Workbench workbench) {
    cuts = workbench.cut();
    texts = workbench.texts(cuts);
  }

  /** An index takes long enough for JMH to leave the time of this one out. */
  @Setup(Level.Invocation)
  public void makeRoom(Workbench workbench) {
    target = Scratch.below(workbench.scratch());
  }

  List<Cut> cuts() {
    return cuts;
  }

  List<String> texts() {
    return texts;
  }

  Path target() {
    return target.path();
  }

  @TearDown(Level.Invocation)
  public void clear() {
    target.close();
  }
}
