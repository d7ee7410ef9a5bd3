package dev.trawl.bench.report;

import dev.trawl.bench.score.Mean;
import java.util.List;
import java.util.Map;

/**
 * The result of one question. In a record that implements this interface, components whose names
 * end in {@code Ms} are times in milliseconds; all other components have the same value in every
 * run of the same plan.
 */
public interface Result {
  /** Identifies the question: unique within a run, and the same in every run that asks it. */
  String key();

  /** The group that the result is reported in, such as {@code s-rt en}. */
  String group();

  /** The scores by metric, each from 0 to 100; higher is better. */
  Map<String, Double> scores();

  /** Returns the mean of a metric over those results that have a score for it. */
  static Mean mean(List<? extends Result> results, String metric) {
    return Mean.of(
        results.stream()
            .flatMap(result -> result.scores().entrySet().stream())
            .filter(score -> score.getKey().equals(metric))
            .mapToDouble(Map.Entry::getValue)
            .toArray());
  }
}
