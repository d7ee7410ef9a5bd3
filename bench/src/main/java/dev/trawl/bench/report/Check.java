package dev.trawl.bench.report;

import java.util.function.Consumer;

/** A benchmark that is passed or not. */
public interface Check {
  /**
   * What came of it.
   *
   * @param text what is to be printed
   */
  record Ended(String text, boolean passed) {}

  /** As {@link Benchmark#run}. */
  Ended run(ResultsFolder folder, boolean json, Consumer<String> progress);
}
