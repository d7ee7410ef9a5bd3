package dev.trawl.bench.stages;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** In which format the text is written; JMH goes through all of them. */
@State(Scope.Benchmark)
public class Written {
  /** The name of this parameter in JMH's results. */
  static final String FORMAT = "format";

  @Param private SampleFormat format = SampleFormat.TXT;

  SampleFormat format() {
    return format;
  }
}
