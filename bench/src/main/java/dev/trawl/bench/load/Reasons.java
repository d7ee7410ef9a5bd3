package dev.trawl.bench.load;

import dev.trawl.bench.report.Figure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why questions did not end with the right answer.
 *
 * @param first the first error message; empty if all ended well
 * @param counts how many for each reason, whatever numbers stand in it, the first heard first
 */
record Reasons(Optional<String> first, Map<String, Integer> counts) {
  private static final int SHOWN_MAX = 8;

  static Reasons of(Collection<Watched.Heard> heard) {
    var reasons =
        heard.stream().map(Watched.Heard::reason).filter(reason -> !reason.isEmpty()).toList();
    var counts = new LinkedHashMap<String, Integer>();
    reasons.forEach(reason -> counts.merge(reason.replaceAll("\\d+", "…"), 1, Integer::sum));
    return new Reasons(reasons.stream().findFirst(), counts);
  }

  /** One for each of the first few reasons, and one for all others. */
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
