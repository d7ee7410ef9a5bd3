package dev.trawl.bench.report;

import dev.trawl.bench.report.ResultStore.Scored;
import java.util.List;
import java.util.function.Consumer;

/**
 * A benchmark that runs as part of another one.
 *
 * @param name the name of the part and of its folder
 */
public record Part(String name, Benchmark benchmark) {
  /**
   * The outcome of a part.
   *
   * @param scored the scores; each key starts with the part's name, so that it is unique in the
   *     whole run
   * @param largestPrompt the size of the largest prompt of all calls, in tokens; 0 if the summary
   *     does not contain it
   */
  public record Outcome(List<Scored> scored, int largestPrompt) {
    public Outcome {
      scored = List.copyOf(scored);
    }
  }

  /**
   * Runs the part in its own subfolder of {@code runFolder}. If the subfolder contains an earlier
   * run, it is resumed.
   */
  public Outcome run(ResultsFolder runFolder, Consumer<String> progress) {
    var partFolder = runFolder.path().resolve(name);
    try (var results = ResultsFolder.create(partFolder)) {
      benchmark.run(results, false, progress);
      var scored =
          ResultStore.scored(partFolder).stream()
              .map(each -> new Scored(name + " " + each.key(), each.group(), each.scores()))
              .toList();
      return new Outcome(scored, results.largestPrompt());
    }
  }
}
