package dev.trawl.bench.report;

import dev.trawl.bench.score.Mean;
import java.util.List;
import java.util.Map;

/**
 * What became of one question. Members of the record that implements it whose names end in {@code
 * Ms} are times in milliseconds; the others are the same whenever the same plan is run.
 */
public interface Result {
  /** Names the question: once in a run, and the same in every run that asks it. */
  String key();

  /** The group it is summed up in, such as {@code s-rt en}. */
  String group();

  /** What it is judged by, each 0 to 100, the more the better. */
  Map<String, Double> scores();

  /** The mean of one of the scores over the results that have it. */
  static Mean mean(List<? extends Result> results, String metric) {
    return Mean.of(
        results.stream()
            .flatMap(result -> result.scores().entrySet().stream())
            .filter(score -> score.getKey().equals(metric))
            .mapToDouble(Map.Entry::getValue)
            .toArray());
  }
}
