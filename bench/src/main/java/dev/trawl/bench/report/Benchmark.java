package dev.trawl.bench.report;

import java.util.function.Consumer;

/** A configured benchmark that is ready to run. */
public interface Benchmark {
  /**
   * Runs the benchmark, writes its results to {@code folder}, and returns the text to print.
   *
   * @param json whether to return the summary as JSON instead of tables
   * @param progress receives lines about the progress
   */
  String run(ResultsFolder folder, boolean json, Consumer<String> progress);
}
