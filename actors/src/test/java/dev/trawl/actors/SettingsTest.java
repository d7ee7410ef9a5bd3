package dev.trawl.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import dev.trawl.actors.call.GatewaySettings;
import dev.trawl.actors.documents.OpeningSettings;
import dev.trawl.actors.read.ReadingSettings;
import dev.trawl.actors.run.EstimateSettings;
import dev.trawl.actors.run.RunSettings;
import dev.trawl.actors.window.FairShare;
import dev.trawl.actors.window.HistorySettings;
import dev.trawl.actors.window.WindowSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the settings are read from {@code conf/application.conf}. */
class SettingsTest {
  private static final Config DEFAULTS = TrawlSettings.complete(ConfigFactory.empty());

  @Test
  void readsTheDefaultsOfOpening() {
    assertThat(TrawlSettings.from(DEFAULTS).opening())
        .isEqualTo(new OpeningSettings(2, 10_000, Duration.ofHours(2)));
  }

  @Test
  void readsTheDefaultsOfRuns() {
    assertThat(TrawlSettings.from(DEFAULTS).runs())
        .isEqualTo(
            new RunSettings(
                128,
                10_000,
                "auto",
                64,
                12,
                Duration.ofMinutes(30),
                Duration.ofMinutes(2),
                Duration.ofSeconds(30)));
  }

  @Test
  void readsTheDefaultsOfHistory() {
    assertThat(TrawlSettings.from(DEFAULTS).history()).isEqualTo(new HistorySettings(6, 1000, 500));
  }

  @Test
  void readsTheDefaultsOfReading() {
    assertThat(TrawlSettings.from(DEFAULTS).reading())
        .isEqualTo(new ReadingSettings(512, 1, 16, 64 << 20, 512));
  }

  @Test
  void readsTheDefaultsOfWindow() {
    assertThat(TrawlSettings.from(DEFAULTS).window())
        .isEqualTo(new WindowSettings(64, 4096, 256, 8, new FairShare(0.5, 0.5), 0.5, 2000));
  }

  @Test
  void readsTheDefaultsOfGateway() {
    assertThat(TrawlSettings.from(DEFAULTS).gateway())
        .isEqualTo(
            new GatewaySettings(
                Runtime.getRuntime().availableProcessors(),
                500_000,
                Duration.ofSeconds(60),
                new GatewaySettings.Retries(6, Duration.ofMillis(500), Duration.ofSeconds(20))));
  }

  @Test
  void readsTheDefaultsOfEstimate() {
    assertThat(TrawlSettings.from(DEFAULTS).estimate())
        .isEqualTo(new EstimateSettings(12, 120, 100));
  }

  @Test
  void readsTheDefaultsOfStream() {
    assertThat(TrawlSettings.from(DEFAULTS).stream()).isEqualTo(new StreamSettings(10_000));
  }

  @ParameterizedTest
  @CsvSource({
    "opening.max-at-once, 0",
    "opening.max-documents, -1",
    "opening.timeout, -1s",
    "runs.max-live, -1",
    "runs.max-question-characters, 0",
    "runs.question-language, English",
    "runs.max-keywords, -1",
    "runs.max-citations, 0",
    "runs.timeout, -1s",
    "runs.grace, 0s",
    "runs.retriever-timeout, 0s",
    "drafts.interval, 0s",
    "drafts.max-characters, 0",
    "history.max-turns, 0",
    "history.max-turn-characters, -1",
    "history.max-added-characters, 0",
    "reading.max-readers, 0",
    "reading.chunks-per-call, 0",
    "reading.chunks-per-call, 17",
    "reading.max-quotes, -1",
    "window.max-hits, 0",
    "window.max-relevant, 0",
    "window.max-reductions, 0",
    "window.max-continuations, -1",
    "planning.max-outline-tokens, -1",
    "window.good-score-share, 1.5",
    "window.document-share, 0",
    "window.question-share, 1",
    "window.max-quote-query-characters, -1",
    "gateway.max-calls, 0",
    "gateway.max-calls, many",
    "gateway.max-waiting, 0",
    "gateway.call-timeout, 0s",
    "gateway.max-retries, -1",
    "gateway.min-backoff, 0s",
    "gateway.max-backoff, 1ms",
    "estimate.reader-reply-tokens, 0",
    "estimate.other-reply-tokens, 0",
    "estimate.say-from-calls, 0",
    "stream.max-waiting-events, 0"
  })
  void namesTheSettingInOneLineIfItsValueIsOutOfRange(String setting, String value) {
    assertThat(refusal(with(setting, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .startsWith("trawl." + setting)
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "opening.timeout, 2 parsecs",
    "runs.timeout, soon",
    "runs.max-live, 3s",
    "reading.max-quotes, some",
    "window.question-share, half",
    "gateway.call-timeout, 60 tokens"
  })
  void namesTheSettingInOneLineIfItsUnitIsWrong(String setting, String value) {
    assertThat(refusal(with(setting, value)))
        .isInstanceOf(ConfigException.class)
        .message()
        .contains(key(setting))
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opening.max-documents",
        "runs.grace",
        "reading.max-readers",
        "window.document-share",
        "gateway.max-calls"
      })
  void namesTheSettingInOneLineIfItsValueIsMissing(String setting) {
    assertThat(refusal(DEFAULTS.withoutPath("trawl." + setting)))
        .isInstanceOf(ConfigException.Missing.class)
        .message()
        .contains(key(setting))
        .doesNotContain("\n");
  }

  private static Config with(String setting, String value) {
    return ConfigFactory.parseString("trawl.%s = \"%s\"".formatted(setting, value))
        .withFallback(DEFAULTS);
  }

  private static String key(String setting) {
    return setting.substring(setting.indexOf('.') + 1);
  }

  private static Throwable refusal(Config config) {
    return catchThrowable(() -> TrawlSettings.from(config));
  }
}
