package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.Fault;
import java.util.Optional;

/**
 * What chance has in store for one request.
 *
 * @param latencyFactor what the median latency is multiplied by
 * @param cut share of the reply's body that goes out before it breaks off, 0.1 to 0.9
 */
record Chance(Optional<Fault> fault, double latencyFactor, double cut) {
  static final Chance NONE = new Chance(Optional.empty(), 1, 0.5);

  boolean is(Fault other) {
    return fault.equals(Optional.of(other));
  }
}
