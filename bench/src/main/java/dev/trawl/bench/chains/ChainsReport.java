package dev.trawl.bench.chains;

import dev.trawl.bench.report.Table;
import dev.trawl.bench.score.Mean;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The results of the questions, grouped by the number of hops. */
record ChainsReport(List<ChainsResult> results) {
  /**
   * @param answered the percentage of answers that name the correct person
   * @param cited the percentage of answers that cite a verse for every hop
   * @param calls the mean number of model calls per question
   * @param seconds the mean number of seconds per question
   */
  record Row(int hops, Mean answered, Mean cited, double calls, double seconds) {}

  /**
   * @param largestPrompt the number of tokens in the largest prompt of all calls
   * @param failed the number of questions whose run failed
   */
  record Summary(
      Map<String, Object> plan, List<Row> rows, int largestPrompt, long failed, double seconds) {}

  ChainsReport {
    results = List.copyOf(results);
  }

  Summary summary(Map<String, Object> plan, double seconds) {
    return new Summary(plan, rows(), largestPrompt(), failed(), seconds);
  }

  private List<Row> rows() {
    return results.stream()
        .map(ChainsResult::hops)
        .distinct()
        .sorted()
        .map(hops -> row(hops, results.stream().filter(result -> result.hops() == hops).toList()))
        .toList();
  }

  private static Row row(int hops, List<ChainsResult> chosen) {
    return new Row(
        hops,
        percent(chosen, ChainsResult::right),
        percent(chosen, ChainsResult::isWholeChainCited),
        chosen.stream().mapToInt(ChainsResult::calls).average().orElse(0),
        chosen.stream().mapToLong(ChainsResult::askMs).average().orElse(0) / 1000);
  }

  private static Mean percent(List<ChainsResult> chosen, Predicate<ChainsResult> condition) {
    return Mean.of(
        chosen.stream().mapToDouble(result -> condition.test(result) ? 100 : 0).toArray());
  }

  /** Returns the report as Markdown. */
  String tables() {
    var table =
        new Table(
            "hops",
            "n",
            "answered %",
            "95 % interval",
            "whole chain cited %",
            "calls per question",
            "seconds per question");
    for (var row : rows()) {
      table.row(
          row.hops(),
          row.answered().count(),
          number(row.answered().value()),
          number(row.answered().low()) + " – " + number(row.answered().high()),
          number(row.cited().value()),
          number(row.calls()),
          String.format(Locale.ROOT, "%.2f", row.seconds()));
    }
    return table
        + "%d questions; largest prompt %d tokens; %d failed%n"
            .formatted(results.size(), largestPrompt(), failed());
  }

  private int largestPrompt() {
    return results.stream().mapToInt(ChainsResult::maxPromptTokens).max().orElse(0);
  }

  private long failed() {
    return results.stream().filter(result -> !result.error().isEmpty()).count();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
