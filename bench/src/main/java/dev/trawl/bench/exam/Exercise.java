package dev.trawl.bench.exam;

import dev.trawl.bench.report.Result;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A text and the questions asked of it, one after the other.
 *
 * @param <R> the type of a question's result
 */
public interface Exercise<R extends Result> {
  /** Its label for people, such as {@code en 128k}. */
  String label();

  /**
   * Made anew by each call, and always the same: the texts of a plan do not lie in memory together.
   */
  String text();

  List<? extends Item<R>> items();

  /** What came of it in a few words: the mean of each score. */
  default String told(List<R> results) {
    var means =
        results.stream()
            .flatMap(result -> result.scores().entrySet().stream())
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    TreeMap::new,
                    Collectors.averagingDouble(Map.Entry::getValue)));
    var told = new StringJoiner(", ");
    means.forEach((metric, mean) -> told.add("%s %.0f".formatted(metric, mean)));
    return told.toString();
  }
}
