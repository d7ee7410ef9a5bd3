package dev.trawl.bench;

import dev.trawl.testkit.Pace;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options of {@code trawl bench endpoint} for latency and capacity. */
final class PaceOptions {
  @Option(
      names = "--latency",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "0ms",
      description = "Median time to reply, such as 50ms or 2s. Default: ${DEFAULT-VALUE}.")
  private Duration latency = Duration.ZERO;

  @Option(
      names = "--sigma",
      paramLabel = "S",
      defaultValue = "0",
      description =
          "Spread of the times (lognormal): at 0.5, one reply in six takes at least 1.6 times the"
              + " median. Default: ${DEFAULT-VALUE}, no spread.")
  private double sigma;

  @Option(
      names = "--prefill",
      paramLabel = "TOKENS",
      defaultValue = "0",
      description =
          "Prompt tokens processed per second, in addition to --latency; a prefix of an earlier"
              + " prompt costs no time. Default: ${DEFAULT-VALUE}, no limit.")
  private int prefill;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Maximum number of simultaneous requests; further ones get status 429. Default:"
              + " ${DEFAULT-VALUE}, no limit.")
  private int concurrency;

  @Option(
      names = "--queue",
      description = "Requests above --concurrency wait instead of getting status 429.")
  private boolean queues;

  @Option(
      names = "--retry-after",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "1s",
      description =
          "Retry-After header of a reply with status 429; 0s sends no header. Default:"
              + " ${DEFAULT-VALUE}.")
  private Duration retryAfter = Duration.ofSeconds(1);

  Pace pace() {
    return new Pace(latency, sigma, prefill, concurrency, queues, retryAfter);
  }
}
