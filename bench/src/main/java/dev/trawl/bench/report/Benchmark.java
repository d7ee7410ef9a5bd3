package dev.trawl.bench.report;

import java.util.function.Consumer;

/** What a benchmark does, once all that decides it is known. */
public interface Benchmark {
  /**
   * Runs, leaves results in {@code folder}, and returns what is to be printed.
   *
   * @param json the summary as JSON instead of tables
   * @param progress gets lines that say how far it is
   */
  String run(ResultsFolder folder, boolean json, Consumer<String> progress);
}
