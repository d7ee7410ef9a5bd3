package dev.trawl.testkit;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rates of the faults.
 *
 * @param rates share of the requests with each fault; the sum is at most 1, because a request has
 *     at most one fault
 * @param longestStall time after which a stalled connection is reset if the client does not close
 *     it
 * @param outage an outage of the whole endpoint, if any
 */
public record Faults(Map<Fault, Double> rates, Duration longestStall, Optional<Outage> outage) {

  /**
   * An outage of the whole endpoint. It resets all open and new connections.
   *
   * @param fromRequest number of the first request that fails, from 1
   * @param length duration of the outage; empty if it never ends
   */
  public record Outage(long fromRequest, Optional<Duration> length) {
    public Outage {
      if (fromRequest < 1) {
        throw new IllegalArgumentException(
            "an outage must start at request 1 or later: " + fromRequest);
      }
      length.ifPresent(duration -> Pace.checkRange("outage", duration));
    }
  }

  public Faults {
    var copy = new EnumMap<Fault, Double>(Fault.class);
    copy.putAll(rates);
    copy.values().removeIf(rate -> rate == 0);
    rates = Collections.unmodifiableMap(copy);
    double sum = rates.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!rates.values().stream().allMatch(rate -> rate >= 0 && rate <= 1) || sum > 1 + 1e-9) {
      throw new IllegalArgumentException(
          "each rate must be 0 to 1, and their sum at most 1: " + rates);
    }
    Pace.checkRange("longest stall", longestStall);
  }

  public static Faults none() {
    return new Faults(Map.of(), Duration.ofMinutes(5), Optional.empty());
  }

  public Faults with(Fault fault, double rate) {
    var other = new EnumMap<Fault, Double>(Fault.class);
    other.putAll(rates);
    other.put(fault, rate);
    return new Faults(other, longestStall, outage);
  }

  public Faults withLongestStall(Duration longest) {
    return new Faults(rates, longest, outage);
  }

  /** Adds an outage that never ends. */
  public Faults withOutage(long fromRequest) {
    return new Faults(rates, longestStall, Optional.of(new Outage(fromRequest, Optional.empty())));
  }

  public Faults withOutage(long fromRequest, Duration length) {
    return new Faults(
        rates, longestStall, Optional.of(new Outage(fromRequest, Optional.of(length))));
  }
}
