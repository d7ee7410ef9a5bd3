package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.Fault;
import java.util.Optional;

/**
 * The random events of one request.
 *
 * @param latencyFactor factor by which the median latency is multiplied
 * @param cut share of the reply's body, 0.1 to 0.9, that is sent before the connection breaks
 */
record RandomEvents(Optional<Fault> fault, double latencyFactor, double cut) {
  static final RandomEvents NONE = new RandomEvents(Optional.empty(), 1, 0.5);

  boolean is(Fault other) {
    return fault.equals(Optional.of(other));
  }
}
