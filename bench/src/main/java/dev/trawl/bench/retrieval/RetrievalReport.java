package dev.trawl.bench.retrieval;

import dev.trawl.bench.report.Table;
import dev.trawl.bench.score.Mean;
import dev.trawl.bench.targets.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The measures of each set, with their baselines and targets. */
record RetrievalReport(List<RetrievalBench.Outcome> outcomes) {
  /**
   * One measure of a set.
   *
   * @param plain the value of plain BM25, see {@link Bm25Baseline}
   * @param reached whether the value meets the target; absent if there is no target
   */
  record Row(
      String measure,
      Mean mean,
      OptionalDouble plain,
      OptionalDouble target,
      Optional<Boolean> reached) {}

  /**
   * @param unplaced the number of questions whose evidence is unknown, or was not found in the
   *     extracted text
   * @param failed the number of questions whose run failed
   */
  record Section(
      String set,
      long tokens,
      int chunks,
      int questions,
      long unplaced,
      long failed,
      int largestPrompt,
      double meanAskMs,
      List<Row> rows) {}

  record Summary(Map<String, Object> plan, List<Section> sets, double seconds) {}

  Summary summary(Map<String, Object> plan, double seconds) {
    return new Summary(plan, outcomes.stream().map(RetrievalReport::section).toList(), seconds);
  }

  private static Section section(RetrievalBench.Outcome outcome) {
    var results = outcome.results();
    var rows = new ArrayList<Row>();
    for (var measure : Measure.values()) {
      var mean = measure.mean(results);
      if (mean.count() > 0) {
        rows.add(row(outcome.set(), measure, mean));
      }
    }
    return new Section(
        outcome.set(),
        outcome.tokens(),
        outcome.chunks(),
        results.size(),
        results.stream().filter(result -> !result.placed()).count(),
        results.stream().filter(result -> !result.error().isEmpty()).count(),
        results.stream().mapToInt(RetrievalResult::maxPromptTokens).max().orElse(0),
        results.stream().mapToLong(RetrievalResult::askMs).average().orElse(0),
        rows);
  }

  private static Row row(String set, Measure measure, Mean mean) {
    var bound = Target.boundOf(set, measure.label());
    return new Row(
        measure.label(),
        mean,
        Bm25Baseline.value(set, measure),
        bound.map(limit -> OptionalDouble.of(limit.limit())).orElse(OptionalDouble.empty()),
        bound.map(limit -> limit.isMetBy(mean.value())));
  }

  /** Returns all tables, as Markdown. */
  String tables() {
    var text = new StringBuilder();
    for (var outcome : outcomes) {
      text.append(table(section(outcome))).append('\n');
    }
    return text.toString();
  }

  private static String table(Section section) {
    var table =
        new Table(
            section.set(),
            "percent",
            "95 % interval",
            "plain BM25, for reference",
            "target",
            "reached");
    for (var row : section.rows()) {
      table.row(
          row.measure(),
          number(row.mean().value()),
          number(row.mean().low()) + " – " + number(row.mean().high()),
          row.plain().isPresent() ? number(row.plain().getAsDouble()) : "",
          row.target().isPresent() ? "≥ " + number(row.target().getAsDouble()) : "",
          row.reached().map(yes -> yes ? "yes" : "no").orElse(""));
    }
    return table
        + String.format(
            Locale.ROOT,
            "%d questions, %d tokens, %d chunks; largest prompt %d tokens; %.0f ms per question;"
                + " %d failed; evidence of %d questions is unknown or not in the text%n",
            section.questions(),
            section.tokens(),
            section.chunks(),
            section.largestPrompt(),
            section.meanAskMs(),
            section.failed(),
            section.unplaced());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
