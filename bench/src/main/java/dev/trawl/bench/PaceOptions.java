package dev.trawl.bench;

import dev.trawl.testkit.Pace;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How fast {@code trawl bench endpoint} is. */
final class PaceOptions {
  @Option(
      names = "--latency",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "0ms",
      description = "Median time to a reply, such as 50ms or 2s. Default: ${DEFAULT-VALUE}.")
  private Duration latency = Duration.ZERO;

  @Option(
      names = "--sigma",
      paramLabel = "S",
      defaultValue = "0",
      description =
          "How far times spread (lognormal): at 0.5 one in six takes 1.6 times the median, or"
              + " longer. Default: ${DEFAULT-VALUE}, all alike.")
  private double sigma;

  @Option(
      names = "--prefill",
      paramLabel = "TOKENS",
      defaultValue = "0",
      description =
          "Prompt tokens taken in per second, on top of --latency; a beginning seen before is"
              + " free. Default: ${DEFAULT-VALUE}, no time.")
  private int prefill;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "0",
      description = "Requests at work at once; above it 429. Default: ${DEFAULT-VALUE}, no limit.")
  private int concurrency;

  @Option(names = "--queue", description = "Above --concurrency requests wait, instead of 429.")
  private boolean queues;

  @Option(
      names = "--retry-after",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "1s",
      description = "What a 429 asks for; 0s: it says nothing. Default: ${DEFAULT-VALUE}.")
  private Duration retryAfter = Duration.ofSeconds(1);

  Pace pace() {
    return new Pace(latency, sigma, prefill, concurrency, queues, retryAfter);
  }
}
