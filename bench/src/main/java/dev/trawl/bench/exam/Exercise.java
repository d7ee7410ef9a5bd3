package dev.trawl.bench.exam;

import dev.trawl.bench.report.Result;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A text, and the questions that are asked about it one after the other.
 *
 * @param <R> the type of a question's result
 */
public interface Exercise<R extends Result> {
  /** A label for progress messages, such as {@code en 128k}. */
  String label();

  /**
   * Generates the text; every call returns the same text. It is not kept, because all texts of a
   * plan together could fill the memory.
   */
  String text();

  List<? extends Item<R>> items();

  /** Returns a short summary of the results: the mean of each score. */
  default String summaryLine(List<R> results) {
    var means =
        results.stream()
            .flatMap(result -> result.scores().entrySet().stream())
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    TreeMap::new,
                    Collectors.averagingDouble(Map.Entry::getValue)));
    var line = new StringJoiner(", ");
    means.forEach((metric, mean) -> line.add("%s %.0f".formatted(metric, mean)));
    return line.toString();
  }
}
