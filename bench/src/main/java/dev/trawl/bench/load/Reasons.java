package dev.trawl.bench.load;

import dev.trawl.bench.report.Figure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reasons why questions did not end with a correct answer.
 *
 * @param first the first reason; empty if all answers were correct
 * @param counts the number of questions for each reason, in order of first occurrence; reasons that
 *     differ only in numbers are merged
 */
record Reasons(Optional<String> first, Map<String, Integer> counts) {
  private static final int SHOWN_MAX = 8;

  static Reasons of(Collection<WatchedQuestion.Observation> observations) {
    var reasons =
        observations.stream()
            .map(WatchedQuestion.Observation::reason)
            .filter(reason -> !reason.isEmpty())
            .toList();
    var counts = new LinkedHashMap<String, Integer>();
    reasons.forEach(reason -> counts.merge(reason.replaceAll("\\d+", "…"), 1, Integer::sum));
    return new Reasons(reasons.stream().findFirst(), counts);
  }

  /**
   * Returns a figure for each of the first {@value #SHOWN_MAX} reasons, and one figure for all
   * other reasons together.
   */
  List<Figure> figures() {
    var figures = new ArrayList<Figure>();
    var others = 0;
    for (var reason : counts.entrySet()) {
      if (figures.size() < SHOWN_MAX) {
        figures.add(Figure.of("…… " + reason.getKey(), reason.getValue(), "questions"));
      } else {
        others += reason.getValue();
      }
    }
    if (others > 0) {
      figures.add(Figure.of("…… other reasons", others, "questions"));
    }
    return figures;
  }
}
