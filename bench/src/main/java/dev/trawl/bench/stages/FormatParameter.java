package dev.trawl.bench.stages;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** JMH parameter: the file format of the text. JMH runs all formats. */
@State(Scope.Benchmark)
public class FormatParameter {
  /** The name of this parameter in JMH's results. */
  static final String FORMAT = "format";

  @Param private SampleFormat format = SampleFormat.TXT;

  SampleFormat format() {
    return format;
  }
}
