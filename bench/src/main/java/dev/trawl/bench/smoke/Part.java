package dev.trawl.bench.smoke;

import dev.trawl.bench.report.ResultsFolder;
import java.util.function.Consumer;

/**
 * One of the benchmarks, in small.
 *
 * @param name its folder's name, too
 */
public record Part(String name, Run run) {
  /** What every benchmark that asks questions does. */
  public interface Run {
    /** Leaves results in {@code folder}, and returns what is to be printed. */
    String run(ResultsFolder folder, boolean json, Consumer<String> progress);
  }
}
