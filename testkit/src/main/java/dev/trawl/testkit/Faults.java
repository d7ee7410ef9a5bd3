package dev.trawl.testkit;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often each fault happens.
 *
 * @param rates share of the requests with each fault, together at most 1; a request has at most one
 * @param longestStall how long a stalled reply keeps its connection if the client does not close it
 * @param outage when the whole endpoint goes down, if it does
 */
public record Faults(Map<Fault, Double> rates, Duration longestStall, Optional<Outage> outage) {

  /**
   * From one request on, every connection is reset, open ones and new ones.
   *
   * @param fromRequest the first request that is hit, from 1, counted since the start
   * @param length how long it lasts; empty for ever
   */
  public record Outage(long fromRequest, Optional<Duration> length) {
    public Outage {
      if (fromRequest < 1) {
        throw new IllegalArgumentException(
            "an outage must start at request 1 or later: " + fromRequest);
      }
      length.ifPresent(duration -> Pace.within("outage", duration));
    }
  }

  public Faults {
    var copy = new EnumMap<Fault, Double>(Fault.class);
    copy.putAll(rates);
    copy.values().removeIf(rate -> rate == 0);
    rates = Collections.unmodifiableMap(copy);
    double sum = rates.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!rates.values().stream().allMatch(rate -> rate >= 0 && rate <= 1) || sum > 1 + 1e-9) {
      throw new IllegalArgumentException("rates must be 0 to 1, and at most 1 together: " + rates);
    }
    Pace.within("longest stall", longestStall);
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

  /** Goes down for ever. */
  public Faults withOutage(long fromRequest) {
    return new Faults(rates, longestStall, Optional.of(new Outage(fromRequest, Optional.empty())));
  }

  public Faults withOutage(long fromRequest, Duration length) {
    return new Faults(
        rates, longestStall, Optional.of(new Outage(fromRequest, Optional.of(length))));
  }
}
