package dev.trawl.bench.smoke;

import dev.trawl.bench.report.Check;
import dev.trawl.bench.report.Comparison;
import dev.trawl.bench.report.Comparison.Verdict;
import dev.trawl.bench.report.Part;
import dev.trawl.bench.report.Result;
import dev.trawl.bench.report.ResultStore;
import dev.trawl.bench.report.ResultStore.Scored;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.report.Table;
import dev.trawl.bench.score.Mean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The check {@code trawl bench smoke}.
 *
 * @param baseline the folder of an earlier run to compare with; if absent, there is no comparison
 */
public record SmokeRun(List<Part> parts, Optional<Path> baseline, long seed) implements Check {
  public SmokeRun {
    parts = List.copyOf(parts);
  }

  /** Creates a run of all benchmarks. */
  public static SmokeRun ofAll(Optional<Path> baseline, long seed) {
    return new SmokeRun(new Parts(seed).all(), baseline, seed);
  }

  /**
   * @param scores the mean scores, by benchmark and metric
   */
  record Summary(Map<String, Object> plan, Map<String, Map<String, Mean>> scores, double seconds) {}

  /**
   * Runs all parts and compares them with the baseline. The check passes if no score is below the
   * baseline by more than noise, and no question is missing.
   */
  @Override
  public Outcome run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    var earlier = baseline.map(ResultStore::scored);
    var plan = Map.<String, Object>of("benchmark", "smoke", "seed", seed);
    var store = folder.store(plan);
    var all = new ArrayList<Scored>();
    for (var part : parts) {
      progress.accept(part.name());
      var scored =
          part.run(folder, line -> {}).scored().stream()
              .map(each -> inOneGroup(part, each))
              .toList();
      store.add(scored);
      all.addAll(scored);
    }
    var scores = scores(all);
    var comparison = earlier.map(before -> Comparison.of(before, all));
    var seconds = (System.nanoTime() - start) / 1e9;
    var tables = table(scores) + comparison.map(each -> "\n" + each.table()).orElse("");
    folder.table(tables);
    var summary = folder.summarise(new Summary(plan, scores, seconds));
    var text = json ? summary : tables + "Results in " + folder.path();
    return new Outcome(text, comparison.filter(SmokeRun::isWorse).isEmpty());
  }

  /**
   * Puts all results of a benchmark into one group. Smaller groups would have too few questions to
   * tell a difference from noise.
   */
  private static Scored inOneGroup(Part part, Scored result) {
    return new Scored(result.key(), part.name(), result.scores());
  }

  private static boolean isWorse(Comparison comparison) {
    return comparison.onlyBefore() > 0
        || comparison.rows().stream().anyMatch(row -> row.verdict() == Verdict.WORSE);
  }

  private static Map<String, Map<String, Mean>> scores(List<Scored> all) {
    var scores = new LinkedHashMap<String, Map<String, Mean>>();
    for (var group : all.stream().map(Scored::group).distinct().toList()) {
      var groupResults = all.stream().filter(each -> each.group().equals(group)).toList();
      var means = new LinkedHashMap<String, Mean>();
      groupResults.stream()
          .flatMap(each -> each.scores().keySet().stream())
          .distinct()
          .sorted()
          .forEach(metric -> means.put(metric, Result.mean(groupResults, metric)));
      scores.put(group, means);
    }
    return scores;
  }

  private static Table table(Map<String, Map<String, Mean>> scores) {
    var table = new Table("benchmark", "metric", "n", "0 to 100");
    scores.forEach(
        (group, means) ->
            means.forEach(
                (metric, mean) ->
                    table.row(
                        group,
                        metric,
                        mean.count(),
                        String.format(Locale.ROOT, "%.1f", mean.value()))));
    return table;
  }
}
