package dev.trawl.cli.options;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.trawl.cli.terminal.CommandFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSettingsTest {
  private static final KnownSettings KNOWN =
      new KnownSettings(
          ConfigFactory.parseResources("dev/trawl/application.conf").resolve().getConfig("trawl"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chunks.tokens-max = 64",
        "http.tls { certificate = a.pem, key = b.pem }",
        "model.extra-body { top_p = 0.9, anything { at = all } }",
        "endpoints = [{ url = \"http://one/v1\", name = small, extra-body { top_p = 0.9 } }]",
        "model.headers { X-Title = trawl }",
        "endpoints = [{ url = \"http://one/v1\", name = small, headers { X-Title = trawl } }]",
        "http.keys = [a-long-secret, { key = another-secret, max-runs = 2 }]",
        "http.keys = \"a-long-secret,another-secret\"",
        "dispatcher.blocking.thread-pool-executor.fixed-pool-size = 4"
      })
  void acceptsASettingThatExists(String settings) {
    assertThatCode(() -> check(settings)).doesNotThrowAnyException();
  }

  @Test
  void suggestsTheNearestNameForAMisspeltSetting() {
    assertRejected("chunks.token-max = 64", "trawl.chunks.token-max", "trawl.chunks.tokens-max?");
    assertRejected(
        "model.windowtokens = 64", "trawl.model.windowtokens", "trawl.model.window-tokens?");
  }

  @Test
  void suggestsTheNearestNameForAMisspeltSection() {
    assertRejected(
        "chunk { tokens-max = 64 }", "trawl.chunk.tokens-max", "trawl.chunks.tokens-max?");
  }

  @Test
  void checksTheElementsOfLists() {
    assertRejected(
        "endpoints = [{ url = a, name = b }, { url = a, role = [reader] }]",
        "trawl.endpoints.role",
        "trawl.endpoints.roles?");
    assertRejected("http.keys = [{ key = a, max-run = 2 }]", "trawl.http.keys.max-runs?");
  }

  @Test
  void reportsTheLineOfTheSetting() {
    assertRejected("\n\nchunks.token-max = 64", ": 3)");
  }

  @Test
  void ignoresSystemProperties() {
    var properties = ConfigFactory.parseMap(Map.of("stdin.terminal", "true"), "system properties");
    assertThatCode(() -> KNOWN.check(properties)).doesNotThrowAnyException();
  }

  private static void assertRejected(String settings, String... words) {
    assertThatThrownBy(() -> check(settings))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContainingAll(words);
  }

  private static void check(String settings) {
    KNOWN.check(ConfigFactory.parseString(settings));
  }
}
