package dev.trawl.bench;

import dev.trawl.testkit.Fault;
import dev.trawl.testkit.Faults;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code trawl bench endpoint} for simulated faults. */
final class FaultOptions {
  @Option(
      names = "--errors",
      paramLabel = "RATE",
      description = "Share of requests, 0 to 1, that get status 500.")
  private double errors;

  @Option(
      names = "--busy",
      paramLabel = "RATE",
      description =
          "Share of requests that get status 429 immediately, even if nothing else is running.")
  private double busy;

  @Option(
      names = "--resets",
      paramLabel = "RATE",
      description = "Share of requests whose connection is reset before the reply.")
  private double resets;

  @Option(
      names = "--stalls",
      paramLabel = "RATE",
      description = "Share of requests whose reply stops in the middle and never continues.")
  private double stalls;

  @Option(
      names = "--malformed",
      paramLabel = "RATE",
      description = "Share of requests that get status 200 with an HTML page instead of JSON.")
  private double malformed;

  @Option(
      names = "--truncated",
      paramLabel = "RATE",
      description = "Share of requests whose connection closes in the middle of the reply.")
  private double truncated;

  @Option(
      names = "--garbled",
      paramLabel = "RATE",
      description =
          "Share of requests whose reply is valid HTTP, but contains prose and an incomplete JSON"
              + " object.")
  private double garbled;

  @Option(
      names = "--longest-stall",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "5m",
      description = "Time after which a stalled connection is closed. Default: ${DEFAULT-VALUE}.")
  private Duration longestStall = Duration.ofMinutes(5);

  @Option(
      names = "--outage-from",
      paramLabel = "N",
      defaultValue = "0",
      description = "From request N on, all connections are reset. Default: never.")
  private long outageFrom;

  @Option(
      names = "--outage-for",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long the outage lasts. Default: forever.")
  private @Nullable Duration outageFor;

  Faults faults() {
    var rates =
        Map.of(
            Fault.ERROR, errors,
            Fault.BUSY, busy,
            Fault.RESET, resets,
            Fault.STALL, stalls,
            Fault.MALFORMED, malformed,
            Fault.TRUNCATED, truncated,
            Fault.GARBLED, garbled);
    Optional<Faults.Outage> outage =
        outageFrom == 0
            ? Optional.empty()
            : Optional.of(new Faults.Outage(outageFrom, Optional.ofNullable(outageFor)));
    return new Faults(rates, longestStall, outage);
  }
}
