package dev.trawl.bench.report;

import java.util.function.Consumer;

/** A benchmark that passes or fails. */
public interface Check {
  /**
   * The outcome of a check.
   *
   * @param text the text to print
   */
  record Outcome(String text, boolean passed) {}

  /** Runs the check; see {@link Benchmark#run}. */
  Outcome run(ResultsFolder folder, boolean json, Consumer<String> progress);
}
