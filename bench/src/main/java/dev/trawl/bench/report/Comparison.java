package dev.trawl.bench.report;

import dev.trawl.bench.score.Mean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A comparison of two runs over the questions that both asked. A difference is noise if the 95 %
 * interval of the paired differences (percentile bootstrap) contains 0.
 *
 * @param rows one row for each group and metric
 * @param onlyBefore the number of questions that only the first run asked
 * @param onlyAfter the number of questions that only the second run asked
 */
public record Comparison(List<Row> rows, int onlyBefore, int onlyAfter) {
  /**
   * @param difference the difference of the means, with its interval
   */
  public record Row(String group, String metric, double before, double after, Mean difference) {
    /** Classifies the difference. */
    public Verdict verdict() {
      if (difference.low() > 0) {
        return Verdict.BETTER;
      }
      return difference.high() < 0 ? Verdict.WORSE : Verdict.NOISE;
    }
  }

  /** The second run compared with the first. */
  public enum Verdict {
    BETTER,
    WORSE,
    NOISE
  }

  public Comparison {
    rows = List.copyOf(rows);
  }

  public static Comparison of(List<? extends Result> before, List<? extends Result> after) {
    var first = byKey(before);
    var second = byKey(after);
    var cells = new TreeMap<Cell, List<Pair>>();
    first.forEach(
        (key, result) -> {
          var other = second.get(key);
          if (other == null) {
            return;
          }
          result
              .scores()
              .forEach(
                  (metric, score) ->
                      Optional.ofNullable(other.scores().get(metric))
                          .ifPresent(
                              newScore ->
                                  cells
                                      .computeIfAbsent(
                                          new Cell(result.group(), metric),
                                          cell -> new ArrayList<>())
                                      .add(new Pair(score, newScore))));
        });
    var rows = new ArrayList<Row>();
    cells.forEach((cell, pairs) -> rows.add(row(cell, pairs)));
    return new Comparison(rows, missing(first, second), missing(second, first));
  }

  private record Cell(String group, String metric) implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER =
        Comparator.comparing(Cell::group).thenComparing(Cell::metric);

    @Override
    public int compareTo(Cell other) {
      return ORDER.compare(this, other);
    }
  }

  private record Pair(double before, double after) {}

  private static Map<String, Result> byKey(List<? extends Result> results) {
    return results.stream()
        .collect(
            Collectors.toMap(Result::key, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  private static Row row(Cell cell, List<Pair> pairs) {
    return new Row(
        cell.group(),
        cell.metric(),
        pairs.stream().mapToDouble(Pair::before).average().orElse(0),
        pairs.stream().mapToDouble(Pair::after).average().orElse(0),
        Mean.of(pairs.stream().mapToDouble(pair -> pair.after() - pair.before()).toArray()));
  }

  private static int missing(Map<String, Result> one, Map<String, Result> other) {
    return (int) one.keySet().stream().filter(key -> !other.containsKey(key)).count();
  }

  /** Returns the comparison as a Markdown table. */
  public String table() {
    var table =
        new Table("group", "metric", "n", "before", "after", "difference", "95 % interval", "");
    for (var row : rows) {
      table.row(
          row.group(),
          row.metric(),
          row.difference().count(),
          number(row.before()),
          number(row.after()),
          signed(row.difference().value()),
          signed(row.difference().low()) + " to " + signed(row.difference().high()),
          row.verdict().name().toLowerCase(Locale.ROOT));
    }
    var ignored =
        onlyBefore + onlyAfter == 0
            ? ""
            : "%n%d questions are only in the first run, %d only in the second; they are ignored.%n"
                .formatted(onlyBefore, onlyAfter);
    return table + ignored;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.1f", value);
  }
}
