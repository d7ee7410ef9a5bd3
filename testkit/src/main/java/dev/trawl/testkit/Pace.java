package dev.trawl.testkit;

import java.time.Duration;

/**
 * The response times and the concurrency of the endpoint.
 *
 * @param latency median time from a request to its reply, including the time for reading
 * @param sigma spread of the times, which have a lognormal distribution; 0 for constant times
 * @param prefill prompt tokens processed per second, in addition to the latency; a known prefix
 *     takes no time, as with prefix caching; 0 to disable
 * @param concurrency maximum number of concurrent requests; 0 for no limit
 * @param queues whether further requests are queued; otherwise they get a 429
 * @param retryAfter value of the Retry-After header of a 429, rounded up to seconds; zero to omit
 *     the header
 */
public record Pace(
    Duration latency,
    double sigma,
    int prefill,
    int concurrency,
    boolean queues,
    Duration retryAfter) {
  /** The maximum response time. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  public Pace {
    checkRange("latency", latency);
    checkRange("retry-after", retryAfter);
    if (!(sigma >= 0 && sigma <= 5)) {
      throw new IllegalArgumentException("sigma must be 0 to 5: " + sigma);
    }
    if (prefill < 0 || concurrency < 0) {
      throw new IllegalArgumentException("prefill and concurrency must not be negative");
    }
  }

  public static Pace instant() {
    return new Pace(Duration.ZERO, 0, 0, 0, false, Duration.ofSeconds(1));
  }

  public Pace withLatency(Duration median) {
    return new Pace(median, sigma, prefill, concurrency, queues, retryAfter);
  }

  public Pace withLatency(Duration median, double spread) {
    return new Pace(median, spread, prefill, concurrency, queues, retryAfter);
  }

  public Pace withPrefill(int tokensPerSecond) {
    return new Pace(latency, sigma, tokensPerSecond, concurrency, queues, retryAfter);
  }

  public Pace withConcurrency(int limit) {
    return new Pace(latency, sigma, prefill, limit, queues, retryAfter);
  }

  public Pace withQueue() {
    return new Pace(latency, sigma, prefill, concurrency, true, retryAfter);
  }

  public Pace withRetryAfter(Duration wait) {
    return new Pace(latency, sigma, prefill, concurrency, queues, wait);
  }

  static void checkRange(String name, Duration duration) {
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + " outside 0.." + LONGEST + ": " + duration);
    }
  }
}
