package dev.trawl.actors.openai;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;

/** The time that a server asks clients to wait, in the three formats that servers use. */
final class RetryAfter {
  /** Longer waits are shortened to this, so that sums of them cannot overflow. */
  private static final double MAX_SECONDS = 86_400;

  private RetryAfter() {}

  /**
   * @param headers finds a header's value by its name
   */
  static Optional<Duration> of(Function<String, Optional<String>> headers, Instant now) {
    return headers
        .apply("retry-after-ms")
        .flatMap(text -> seconds(text, 1_000))
        .or(() -> headers.apply("retry-after").flatMap(text -> secondsOrDate(text, now)));
  }

  private static Optional<Duration> secondsOrDate(String text, Instant now) {
    return seconds(text, 1).or(() -> date(text, now));
  }

  private static Optional<Duration> seconds(String text, int unitsPerSecond) {
    try {
      return bounded(Double.parseDouble(text.strip()) / unitsPerSecond);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      var then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip()));
      return bounded(Duration.between(now, then).toMillis() / 1_000.0);
    } catch (DateTimeException | ArithmeticException notADate) {
      return Optional.empty();
    }
  }

  /** A time in the past means no wait. */
  private static Optional<Duration> bounded(double seconds) {
    return Double.isNaN(seconds)
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.round(Math.clamp(seconds, 0, MAX_SECONDS) * 1_000)));
  }
}
