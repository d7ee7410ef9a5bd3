package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.Fault;
import java.util.Optional;

/**
 * The random events of one request.
 *
 * @param latencyFactor factor of the median latency
 * @param cut share of the reply's body that is sent before it breaks off, 0.1 to 0.9
 */
record Chance(Optional<Fault> fault, double latencyFactor, double cut) {
  static final Chance NONE = new Chance(Optional.empty(), 1, 0.5);

  boolean is(Fault other) {
    return fault.equals(Optional.of(other));
  }
}
