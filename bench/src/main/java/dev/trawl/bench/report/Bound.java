package dev.trawl.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * A lower or upper limit for a measured number.
 *
 * @param lower true for a lower limit, false for an upper limit
 */
public record Bound(@JsonProperty("least") boolean lower, double limit) {
  public static Bound atLeast(double limit) {
    return new Bound(true, limit);
  }

  public static Bound atMost(double limit) {
    return new Bound(false, limit);
  }

  /** Returns true if {@code value} is within the limit; false for NaN. */
  public boolean isMetBy(double value) {
    return lower ? value >= limit : value <= limit;
  }

  /** Returns how far {@code value} is beyond the limit; 0 if the bound holds. */
  public double missedBy(double value) {
    return isMetBy(value) ? 0 : Math.abs(value - limit);
  }

  /** Returns the bound as text, such as {@code ≥ 99}. */
  @Override
  public String toString() {
    var rounded = Math.rint(limit * 100) / 100;
    var plain =
        rounded == Math.rint(rounded)
            ? String.format(Locale.ROOT, "%,d", (long) rounded)
            : Double.toString(rounded);
    return (lower ? "≥ " : "≤ ") + plain;
  }
}
