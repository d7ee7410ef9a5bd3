package dev.trawl.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A measured number, with a target if there is one.
 *
 * @param name what is measured
 * @param target the target as text, such as {@code ≤ 2}; empty if there is no target
 * @param reached whether the value meets the target; absent if there is no target
 */
public record Figure(
    @JsonProperty("what") String name,
    double value,
    String unit,
    String target,
    Optional<Boolean> reached) {
  /** Creates a figure without a target. */
  public static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, "", Optional.empty());
  }

  /** Creates a figure that must be at most {@code limit}. */
  public static Figure atMost(double limit, String name, double value, String unit) {
    return withTarget(Bound.atMost(limit), name, value, unit);
  }

  /** Creates a figure that must be at least {@code limit}. */
  public static Figure atLeast(double limit, String name, double value, String unit) {
    return withTarget(Bound.atLeast(limit), name, value, unit);
  }

  /** Creates a figure with a target. */
  public static Figure withTarget(Bound bound, String name, double value, String unit) {
    return new Figure(name, value, unit, bound.toString(), Optional.of(bound.isMetBy(value)));
  }

  /** Returns the figures as a Markdown table. */
  public static String table(List<Figure> figures) {
    var table = new Table("measure", "value", "unit", "target", "reached");
    for (var figure : figures) {
      var digits = Math.abs(figure.value()) < 10 ? "%.2f" : "%,.0f";
      table.row(
          figure.name(),
          String.format(Locale.ROOT, digits, figure.value()),
          figure.unit(),
          figure.target(),
          figure.reached().map(yes -> yes ? "yes" : "no").orElse(""));
    }
    return table.toString();
  }
}
