package dev.trawl.bench.exam;

import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.report.Figure;
import dev.trawl.bench.report.LineChart;
import dev.trawl.bench.report.Result;
import dev.trawl.bench.report.Table;
import dev.trawl.bench.score.Mean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The tables and charts of an exam: the scores of each task by text length.
 *
 * @param figures figures that are computed from all results together
 */
record ExamReport(List<ExamResult> results, List<Figure> figures) {
  /** The mean of a metric, 0 to 100, over all lengths for a task and a language. */
  record Score(String task, String language, String metric, Mean mean) {}

  /**
   * @param evidenceRecall the mean share of the evidence that is cited, 0 to 1
   * @param largestPrompt the number of tokens in the largest prompt of all calls
   * @param failed the number of questions whose run failed
   */
  record Summary(
      Map<String, Object> plan,
      List<Score> scores,
      List<Figure> figures,
      double evidenceRecall,
      long calls,
      long promptTokens,
      int largestPrompt,
      long failed,
      double seconds) {}

  Summary summary(Map<String, Object> plan, double seconds) {
    return new Summary(
        plan,
        scores(),
        figures,
        results.stream()
            .flatMapToDouble(result -> result.evidenceRecall().stream())
            .average()
            .orElse(0),
        results.stream().mapToLong(result -> result.usage().calls()).sum(),
        results.stream().mapToLong(result -> result.usage().promptTokens()).sum(),
        results.stream().mapToInt(result -> result.usage().maxPromptTokens()).max().orElse(0),
        results.stream().filter(result -> !result.error().isEmpty()).count(),
        seconds);
  }

  private List<Score> scores() {
    var scores = new ArrayList<Score>();
    rows()
        .forEach(
            row ->
                metrics(row)
                    .forEach(
                        metric ->
                            scores.add(
                                new Score(
                                    row.task(),
                                    row.language(),
                                    metric,
                                    Result.mean(resultsOf(row), metric)))));
    return scores;
  }

  /**
   * Returns the report as Markdown: a table for each metric, with a row for each task and language,
   * and a row for all tasks of a language.
   */
  String tables() {
    var text = new StringBuilder();
    var metrics = new LinkedHashMap<String, Integer>();
    rows().forEach(row -> metrics(row).forEach(metric -> metrics.put(metric, 0)));
    for (var metric : metrics.keySet()) {
      text.append(metric).append(", 0 to 100:\n\n").append(table(metric)).append('\n');
    }
    if (!figures.isEmpty()) {
      text.append(Figure.table(figures)).append('\n');
    }
    return text.toString();
  }

  private Table table(String metric) {
    var headings = new ArrayList<>(List.of("task", "", "n"));
    lengths().forEach(length -> headings.add(Lengths.brief(length)));
    headings.addAll(List.of("all", "95 % interval"));
    var table = new Table(headings.toArray(String[]::new));
    for (var row : rows()) {
      if (metrics(row).contains(metric)) {
        table.row(cells(row.task(), row.language(), resultsOf(row), metric).toArray());
      }
    }
    for (var language : rows().stream().map(Row::language).distinct().toList()) {
      if (rows().stream().filter(row -> row.language().equals(language)).count() > 1) {
        var chosen = results.stream().filter(each -> each.language().equals(language)).toList();
        table.row(cells("all", language, chosen, metric).toArray());
      }
    }
    return table;
  }

  private List<Object> cells(
      String task, String language, List<ExamResult> rowResults, String metric) {
    var all = Result.mean(rowResults, metric);
    var cells = new ArrayList<Object>(List.of(task, language, all.count()));
    for (var length : lengths()) {
      var chosen = rowResults.stream().filter(each -> each.lengthTokens() == length).toList();
      cells.add(chosen.isEmpty() ? "" : number(Result.mean(chosen, metric).value()));
    }
    cells.add(number(all.value()));
    cells.add(number(all.low()) + " to " + number(all.high()));
    return cells;
  }

  /** Draws {@code score-over-length.png}, with a line for each task and language. */
  void draw(Path folder, Consumer<String> progress) {
    var lines = new LinkedHashMap<String, Map<Double, Double>>();
    for (var row : rows()) {
      var points = new TreeMap<Double, Double>();
      for (var length : lengths()) {
        var chosen = resultsOf(row).stream().filter(each -> each.lengthTokens() == length).toList();
        if (!chosen.isEmpty()) {
          points.put((double) length, Result.mean(chosen, Marking.SCORE).value());
        }
      }
      lines.put(row.task() + " " + row.language(), points);
    }
    new LineChart("Score over length", "tokens", "score")
        .draw(lines, folder.resolve("score-over-length.png"))
        .ifPresent(file -> progress.accept("drew " + file));
  }

  private record Row(String task, String language) {}

  private List<Row> rows() {
    return results.stream().map(each -> new Row(each.task(), each.language())).distinct().toList();
  }

  private List<ExamResult> resultsOf(Row row) {
    return results.stream()
        .filter(each -> each.task().equals(row.task()) && each.language().equals(row.language()))
        .toList();
  }

  /** Returns the main score, then the other metrics sorted by name. */
  private List<String> metrics(Row row) {
    var others = new TreeSet<String>();
    resultsOf(row).forEach(result -> others.addAll(result.scores().keySet()));
    others.remove(Marking.SCORE);
    var metrics = new ArrayList<>(List.of(Marking.SCORE));
    metrics.addAll(others);
    return metrics;
  }

  private List<Integer> lengths() {
    return results.stream().map(ExamResult::lengthTokens).distinct().sorted().toList();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
