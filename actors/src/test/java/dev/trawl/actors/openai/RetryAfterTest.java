package dev.trawl.actors.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20 | 20000",
        "0.5 | 500",
        "0 | 0",
        "-3 | 0",
        "1e300 | 86400000",
        "Wed, 25 Nov 2026 08:01:30 GMT | 90000",
        "Wed, 25 Nov 2026 07:00:00 GMT | 0",
        "Wed, 25 Nov 2099 08:00:00 GMT | 86400000",
      })
  void readsSecondsAndDates(String value, long millis) {
    assertThat(wait(Map.of("retry-after", value))).contains(Duration.ofMillis(millis));
  }

  @Test
  void prefersMilliseconds() {
    var both = Map.of("retry-after", "1", "retry-after-ms", "250");

    assertThat(wait(both)).contains(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "NaN", "Wed, 99 Nov 2026 08:01:30 GMT"})
  void ignoresInvalidValues(String value) {
    assertThat(wait(Map.of("retry-after", value))).isEmpty();
  }

  private static Optional<Duration> wait(Map<String, String> headers) {
    return RetryAfter.of(name -> Optional.ofNullable(headers.get(name)), NOW);
  }
}
