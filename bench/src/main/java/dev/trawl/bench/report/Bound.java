package dev.trawl.bench.report;

import java.util.Locale;

/**
 * What a number is to reach.
 *
 * @param least at least {@code limit}; otherwise at most
 */
public record Bound(boolean least, double limit) {
  public static Bound atLeast(double limit) {
    return new Bound(true, limit);
  }

  public static Bound atMost(double limit) {
    return new Bound(false, limit);
  }

  /** What is not a number is out of any bound. */
  public boolean holds(double value) {
    return least ? value >= limit : value <= limit;
  }

  /** How far {@code value} is beyond it; 0 where it holds. */
  public double missedBy(double value) {
    return holds(value) ? 0 : Math.abs(value - limit);
  }

  /** As people write it: {@code ≥ 99}. */
  @Override
  public String toString() {
    var rounded = Math.rint(limit * 100) / 100;
    var plain =
        rounded == Math.rint(rounded)
            ? String.format(Locale.ROOT, "%,d", (long) rounded)
            : Double.toString(rounded);
    return (least ? "≥ " : "≤ ") + plain;
  }
}
