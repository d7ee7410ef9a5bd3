package dev.trawl.bench.speed;

import java.util.Optional;

/**
 * One measured number.
 *
 * @param reached absent where there is no target
 */
record SpeedRow(String what, double value, String unit, String target, Optional<Boolean> reached) {
  static SpeedRow of(String what, double value, String unit) {
    return new SpeedRow(what, value, unit, "", Optional.empty());
  }

  /** With a target: at most {@code limit}. */
  static SpeedRow atMost(double limit, String what, double value, String unit) {
    var target = "≤ " + (limit == Math.rint(limit) ? Long.toString((long) limit) : "" + limit);
    return new SpeedRow(what, value, unit, target, Optional.of(value <= limit));
  }
}
