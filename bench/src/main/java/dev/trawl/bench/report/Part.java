package dev.trawl.bench.report;

import dev.trawl.bench.report.Sheet.Scored;
import java.util.List;
import java.util.function.Consumer;

/**
 * A benchmark that is run as part of another.
 *
 * @param name its folder's name, too
 */
public record Part(String name, Benchmark benchmark) {
  /**
   * What came of it.
   *
   * @param scored each key with the part's name before it: in the whole it is the only one
   * @param largestPrompt the most tokens any call's prompt had; 0 where its summary does not tell
   */
  public record Ran(List<Scored> scored, int largestPrompt) {
    public Ran {
      scored = List.copyOf(scored);
    }
  }

  /** Runs it in a folder of its own below that of the whole, or goes on with what lies there. */
  public Ran run(ResultsFolder whole, Consumer<String> progress) {
    var its = whole.path().resolve(name);
    try (var results = ResultsFolder.create(its)) {
      benchmark.run(results, false, progress);
      var scored =
          Sheet.scored(its).stream()
              .map(each -> new Scored(name + " " + each.key(), each.group(), each.scores()))
              .toList();
      return new Ran(scored, results.largestPrompt());
    }
  }
}
