package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.Fault;
import dev.trawl.testkit.habit.DrawnHabits;
import java.util.Optional;

/**
 * The random events of one request.
 *
 * @param latencyFactor factor by which the median latency is multiplied
 * @param cut share of the reply's body, 0.1 to 0.9, that is sent before the connection breaks
 * @param habits the habits of the model's reply
 */
record RandomEvents(Optional<Fault> fault, double latencyFactor, double cut, DrawnHabits habits) {
  static final RandomEvents NONE = new RandomEvents(Optional.empty(), 1, 0.5, DrawnHabits.NONE);

  boolean is(Fault other) {
    return fault.equals(Optional.of(other));
  }
}
