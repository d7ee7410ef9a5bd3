package dev.trawl.actors.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    assertThat(wait(Map.of("Retry-After", List.of(value)))).contains(Duration.ofMillis(millis));
  }

  @Test
  void prefersMilliseconds() {
    var both = Map.of("retry-after", List.of("1"), "retry-after-ms", List.of("250"));

    assertThat(wait(both)).contains(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "NaN", "Wed, 99 Nov 2026 08:01:30 GMT"})
  void ignoresWhatItCannotRead(String value) {
    assertThat(wait(Map.of("Retry-After", List.of(value)))).isEmpty();
  }

  private static Optional<Duration> wait(Map<String, List<String>> headers) {
    return RetryAfter.of(HttpHeaders.of(headers, (name, value) -> true), NOW);
  }
}
