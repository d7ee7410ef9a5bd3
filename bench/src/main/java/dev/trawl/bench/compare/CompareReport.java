package dev.trawl.bench.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.report.Comparison;
import dev.trawl.bench.report.LineChart;
import dev.trawl.bench.report.LineChart.Line;
import dev.trawl.bench.report.ResultStore;
import dev.trawl.bench.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables and charts of a comparison. */
record CompareReport(List<Contender> contenders, List<CompareResult> results) {
  /**
   * The minimum number of questions with different scores. With fewer, the difference may be due to
   * chance (sign test, 5 %), even if all scores differ in the same direction and the bootstrap
   * finds the difference significant.
   */
  private static final int MIN_DIFFERING = 6;

  CompareReport {
    contenders = List.copyOf(contenders);
    results = List.copyOf(results);
  }

  /** The figures of a method at one length. */
  record Point(String method, int lengthTokens, Figures figures) {}

  /**
   * A comparison of a method with the native window at one length.
   *
   * @param row the comparison, with the native window as "before"
   * @param differing the number of questions for which the two scores differ
   */
  record NativeComparison(String method, int lengthTokens, Comparison.Row row, int differing) {
    String verdict() {
      var verdict = row.verdict();
      return verdict != Comparison.Verdict.NOISE && differing < MIN_DIFFERING
          ? "too few"
          : verdict.name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param exceeding methods that exceeded their window; expected to be empty
   */
  record Summary(
      Map<String, Object> plan,
      Map<String, Figures> methods,
      List<Point> points,
      @JsonProperty("besideNative") List<NativeComparison> nativeComparisons,
      List<String> exceeding,
      double seconds) {}

  Summary summary(Map<String, Object> plan, double seconds) {
    var methods = new LinkedHashMap<String, Figures>();
    contenders.forEach(each -> methods.put(each.name(), Figures.of(resultsOf(each))));
    var exceeding =
        methods.entrySet().stream()
            .filter(method -> method.getValue().exceeding() > 0)
            .map(Map.Entry::getKey)
            .toList();
    return new Summary(plan, methods, points(), nativeComparisons(), exceeding, seconds);
  }

  /** Returns the report as Markdown. */
  String tables() {
    return Stream.of(
            exceededWindows(),
            "Score, 0 to 100 (95 % interval):\n\n" + scores(),
            "Score by task:\n\n" + tasks(),
            "Cost per question:\n\n" + costs(),
            "Prompt tokens per question:\n\n" + byLength(it -> number("%,.0f", it.promptTokens())),
            "Evidence cited, in percent:\n\n" + byLength(it -> percent(it.evidenceRecall())),
            "Median seconds per answer:\n\n" + byLength(it -> number("%.2f", it.medianMs() / 1e3)),
            nativeTable())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /**
   * Returns a warning for each method that exceeded its window. It comes first, because the other
   * figures of such a method are not valid.
   */
  private String exceededWindows() {
    return contenders.stream()
        .filter(each -> Figures.of(resultsOf(each)).exceeding() > 0)
        .map(
            each ->
                ("WINDOW EXCEEDED: %s in %d questions; the largest call has %,d tokens, but the"
                        + " window has %,d.\n")
                    .formatted(
                        each.name(),
                        Figures.of(resultsOf(each)).exceeding(),
                        Figures.of(resultsOf(each)).largestCall(),
                        each.windowTokens()))
        .collect(Collectors.joining());
  }

  private Table scores() {
    var table =
        byLength(
            it ->
                "%.1f (%.0f–%.0f)"
                    .formatted(it.score().value(), it.score().low(), it.score().high()));
    var counts = new ArrayList<Object>(List.of("questions"));
    var first = resultsOf(contenders.getFirst());
    lengths().forEach(length -> counts.add(withLength(first, length).size()));
    counts.add(first.size());
    return table.row(counts.toArray());
  }

  /**
   * Returns a table with a row for each method, a column for each length and a column for all
   * lengths.
   */
  private Table byLength(Function<Figures, String> cell) {
    var table = new Table(headings("method"));
    for (var contender : contenders) {
      table.row(cells(List.of(contender.name()), resultsOf(contender), cell));
    }
    return table;
  }

  private Table tasks() {
    var table = new Table(headings("task", "", "method"));
    for (var task : results.stream().map(Task::of).distinct().toList()) {
      for (var contender : contenders) {
        var chosen =
            resultsOf(contender).stream().filter(each -> Task.of(each).equals(task)).toList();
        table.row(
            cells(
                List.of(task.name(), task.language(), contender.name()),
                chosen,
                it -> number("%.1f", it.score().value())));
      }
    }
    return table;
  }

  private record Task(String name, String language) {
    static Task of(CompareResult result) {
      return new Task(result.exam().task(), result.exam().language());
    }
  }

  private String[] headings(String... first) {
    var headings = new ArrayList<>(List.of(first));
    lengths().forEach(length -> headings.add(Lengths.brief(length)));
    headings.add("all");
    return headings.toArray(String[]::new);
  }

  private Object[] cells(
      List<String> first, List<CompareResult> chosen, Function<Figures, String> cell) {
    var cells = new ArrayList<Object>(first);
    for (var length : lengths()) {
      var atLength = withLength(chosen, length);
      cells.add(atLength.isEmpty() ? "" : cell.apply(Figures.of(atLength)));
    }
    cells.add(cell.apply(Figures.of(chosen)));
    return cells.toArray();
  }

  private Table costs() {
    var table =
        new Table(
            "method",
            "calls",
            "prompt tokens",
            "reply tokens",
            "largest prompt + reserve",
            "cost",
            "evidence cited %",
            "evidence shown %",
            "median s",
            "failed");
    for (var contender : contenders) {
      var it = Figures.of(resultsOf(contender));
      table.row(
          contender.name(),
          number("%.1f", it.calls()),
          number("%,.0f", it.promptTokens()),
          number("%,.0f", it.replyTokens()),
          "%,d + %,d %s %,d"
              .formatted(
                  it.largestPrompt(),
                  it.largestCall() - it.largestPrompt(),
                  it.exceeding() > 0 ? "EXCEEDS" : "≤",
                  contender.windowTokens()),
          it.cost().isPresent() ? number("%.5f", it.cost().getAsDouble()) : "",
          percent(it.evidenceRecall()),
          percent(it.evidenceShown()),
          number("%.2f", it.medianMs() / 1e3),
          it.failed());
    }
    return table;
  }

  private String nativeTable() {
    if (nativeComparisons().isEmpty()) {
      return "";
    }
    var table =
        new Table(
            "length",
            "method",
            "n",
            "differ",
            "native score",
            "method's score",
            "difference",
            "95 % interval",
            "");
    for (var each : nativeComparisons()) {
      var difference = each.row().difference();
      table.row(
          Lengths.brief(each.lengthTokens()),
          each.method(),
          difference.count(),
          each.differing(),
          number("%.1f", each.row().before()),
          number("%.1f", each.row().after()),
          number("%+.1f", difference.value()),
          number("%+.1f", difference.low()) + " to " + number("%+.1f", difference.high()),
          each.verdict());
    }
    return "Compared with the native window, question by question (paired bootstrap):\n\n" + table;
  }

  private List<NativeComparison> nativeComparisons() {
    var comparisons = new ArrayList<NativeComparison>();
    var window = contenders.stream().filter(Contender::isNative).findFirst();
    if (window.isEmpty()) {
      return comparisons;
    }
    for (var length : lengths()) {
      var before = withLength(resultsOf(window.get()), length);
      for (var contender : contenders) {
        if (!contender.isNative()) {
          comparisons.add(compare(contender, before, withLength(resultsOf(contender), length)));
        }
      }
    }
    return comparisons;
  }

  private static NativeComparison compare(
      Contender contender, List<CompareResult> before, List<CompareResult> after) {
    var scores =
        before.stream().collect(Collectors.toMap(CompareResult::questionKey, CompareResult::score));
    var differing =
        after.stream()
            .filter(each -> !Objects.equals(scores.get(each.questionKey()), each.score()))
            .count();
    var row = Comparison.of(scored(before), scored(after)).rows().getFirst();
    var length = after.getFirst().exam().lengthTokens();
    return new NativeComparison(contender.name(), length, row, (int) differing);
  }

  /**
   * Returns the scores by question. The key does not contain the method, so that two methods can be
   * compared question by question.
   */
  private static List<ResultStore.Scored> scored(List<CompareResult> chosen) {
    return chosen.stream()
        .map(
            each ->
                new ResultStore.Scored(
                    each.questionKey(),
                    Lengths.brief(each.exam().lengthTokens()),
                    Map.of(Marking.SCORE, each.score())))
        .toList();
  }

  /** Draws {@code score-over-length.png} and {@code cost-over-score.png}. */
  void draw(Path folder, Consumer<String> progress) {
    var lines = new LinkedHashMap<String, Map<Double, Double>>();
    for (var point : points()) {
      lines
          .computeIfAbsent(point.method(), method -> new TreeMap<>())
          .put((double) point.lengthTokens(), point.figures().score().value());
    }
    var title = "Score over length, %s questions per point".formatted(counts());
    var costs = isPriced() ? "cost per question" : "prompt tokens per question";
    new LineChart(title, "tokens of the text", "score")
        .draw(lines, folder.resolve("score-over-length.png"))
        .ifPresent(file -> progress.accept("drew " + file));
    new LineChart("Cost over score, from the shortest text to the longest", costs, "score")
        .draw(costLines(), folder.resolve("cost-over-score.png"))
        .ifPresent(file -> progress.accept("drew " + file));
  }

  /**
   * A length at which every question failed has no known cost, so it gets no point. Only the points
   * of the shortest and the longest text are labelled, because the others are close together.
   */
  private List<Line> costLines() {
    var isPriced = isPriced();
    var lines = new ArrayList<Line>();
    for (var contender : contenders) {
      var methodPoints =
          points().stream()
              .filter(each -> each.method().equals(contender.name()))
              .filter(each -> each.figures().promptTokens() > 0)
              .toList();
      if (!methodPoints.isEmpty()) {
        var ends =
            new HashSet<>(
                List.of(
                    methodPoints.getFirst().lengthTokens(), methodPoints.getLast().lengthTokens()));
        lines.add(
            new Line(
                contender.name(),
                methodPoints.stream().map(each -> point(each, isPriced, ends)).toList()));
      }
    }
    return lines;
  }

  private static LineChart.Point point(Point point, boolean isPriced, Set<Integer> labelled) {
    var figures = point.figures();
    return new LineChart.Point(
        isPriced ? figures.cost().orElseThrow() : figures.promptTokens(),
        figures.score().value(),
        labelled.contains(point.lengthTokens()) ? Lengths.brief(point.lengthTokens()) : "");
  }

  /** Returns true if the cost is known for every length with an answered question. */
  private boolean isPriced() {
    return points().stream()
        .filter(each -> each.figures().promptTokens() > 0)
        .allMatch(each -> each.figures().cost().orElse(0) > 0);
  }

  private String counts() {
    var sorted =
        points().stream().mapToInt(each -> each.figures().score().count()).sorted().toArray();
    return sorted[0] == sorted[sorted.length - 1]
        ? Integer.toString(sorted[0])
        : sorted[0] + " to " + sorted[sorted.length - 1];
  }

  private List<Point> points() {
    var points = new ArrayList<Point>();
    for (var contender : contenders) {
      for (var length : lengths()) {
        var atLength = withLength(resultsOf(contender), length);
        points.add(new Point(contender.name(), length, Figures.of(atLength)));
      }
    }
    return points;
  }

  private List<Integer> lengths() {
    return results.stream()
        .map(result -> result.exam().lengthTokens())
        .distinct()
        .sorted()
        .toList();
  }

  private List<CompareResult> resultsOf(Contender contender) {
    return results.stream().filter(each -> each.method().equals(contender.name())).toList();
  }

  private static List<CompareResult> withLength(List<CompareResult> chosen, int lengthTokens) {
    return chosen.stream().filter(each -> each.exam().lengthTokens() == lengthTokens).toList();
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent() ? number("%.0f", 100 * share.getAsDouble()) : "";
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
