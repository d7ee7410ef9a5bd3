package dev.trawl.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A measured number and its target.
 *
 * @param target empty if there is no target
 * @param reached absent if there is no target
 */
public record Figure(
    String what, double value, String unit, String target, Optional<Boolean> reached) {
  /** Creates a figure without a target. */
  public static Figure of(String what, double value, String unit) {
    return new Figure(what, value, unit, "", Optional.empty());
  }

  /** Creates a figure whose target is at most {@code limit}. */
  public static Figure atMost(double limit, String what, double value, String unit) {
    return against(Bound.atMost(limit), what, value, unit);
  }

  /** Creates a figure whose target is at least {@code limit}. */
  public static Figure atLeast(double limit, String what, double value, String unit) {
    return against(Bound.atLeast(limit), what, value, unit);
  }

  /** Creates a figure with a target. */
  public static Figure against(Bound bound, String what, double value, String unit) {
    return new Figure(what, value, unit, bound.toString(), Optional.of(bound.holds(value)));
  }

  /** Returns the figures as a Markdown table. */
  public static String table(List<Figure> figures) {
    var table = new Table("what", "value", "unit", "target", "reached");
    for (var figure : figures) {
      var digits = Math.abs(figure.value()) < 10 ? "%.2f" : "%,.0f";
      table.row(
          figure.what(),
          String.format(Locale.ROOT, digits, figure.value()),
          figure.unit(),
          figure.target(),
          figure.reached().map(yes -> yes ? "yes" : "no").orElse(""));
    }
    return table.toString();
  }
}
