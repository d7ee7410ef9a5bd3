package dev.trawl.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.trawl.http.exchange.Limits;
import dev.trawl.http.exchange.Times;
import dev.trawl.http.mcp.McpSettings;
import dev.trawl.http.owners.Allowance;
import dev.trawl.http.owners.Owners;
import dev.trawl.http.runs.RunsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the settings are read from {@code conf/application.conf}. */
class EdgeSettingsTest {
  @Test
  void hasTheDocumentedDefaults() {
    var settings = EdgeSettings.from(config("trawl.http.keys = []"));
    assertThat(settings.keys().isEmpty()).isTrue();
    assertThat(settings.uploads()).isEmpty();
    assertThat(settings.limits())
        .isEqualTo(new Limits(1024, 1024, 512L << 20, 1 << 20, 100_000, 32));
    assertThat(settings.heads())
        .isEqualTo(new EdgeSettings.Heads(2048, 8192, 64, Duration.ofMinutes(1)));
    assertThat(settings.times())
        .isEqualTo(
            new Times(
                Duration.ofMinutes(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofSeconds(3)));
    assertThat(settings.runs()).isEqualTo(new RunsSettings(128, 200, 200_000, 50_000, 64));
    assertThat(settings.mcp()).isEqualTo(new McpSettings(256, Duration.ofMinutes(30), 64));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trawl.http.keys = [first-key, second-key]",
        "trawl.http.keys = \"first-key, second-key,\""
      })
  void keysAreAListOrACommaSeparatedString(String keys) {
    var read = EdgeSettings.from(config(keys)).keys();
    var owners = new Owners(read);
    assertThat(owners.find(Optional.of("Bearer first-key"))).isPresent();
    assertThat(owners.find(Optional.of("Bearer second-key"))).isPresent();
    assertThat(owners.find(Optional.of("Bearer third-key"))).isEmpty();
    assertThat(owners.find(Optional.empty())).isEmpty();
    assertThat(read.toString()).doesNotContain("first-key");
  }

  @Test
  void aKeyMayHaveItsOwnLimits() {
    var owners =
        new Owners(
            EdgeSettings.from(
                    config(
                        """
                        trawl.http.keys = [first-key, { key = second-key, max-runs = 2 }]
                        trawl.http.each-key { requests-per-minute = 0, max-documents = 7 }
                        """))
                .keys());
    assertThat(allowance(owners, "first-key"))
        .isEqualTo(new Allowance(OptionalInt.empty(), 16, 7, 1_000_000_000));
    assertThat(allowance(owners, "second-key"))
        .isEqualTo(new Allowance(OptionalInt.empty(), 2, 7, 1_000_000_000));
  }

  private static Allowance allowance(Owners owners, String key) {
    return owners.find(Optional.of("Bearer " + key)).orElseThrow().allowance();
  }

  @Test
  void tlsNeedsBothFiles() {
    assertThat(EdgeSettings.from(config("")).tls()).isEmpty();
    assertThat(
            EdgeSettings.from(config("trawl.http.tls { certificate = a.pem, key = b.pem }")).tls())
        .contains(new EdgeSettings.Tls(Path.of("a.pem"), Path.of("b.pem")));
    assertThatThrownBy(() -> EdgeSettings.from(config("trawl.http.tls.certificate = a.pem")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trawl.http.tls");
  }

  @ParameterizedTest
  @CsvSource({
    "http.max-connections, 0",
    "http.max-waiting-connections, 0",
    "http.heads.max-uri-length, 0",
    "http.heads.max-header-length, 0",
    "http.heads.max-headers, 0",
    "http.heads.timeout, 0s",
    "http.max-upload-size, 0",
    "http.max-body-size, 0",
    "http.max-text-characters, -1",
    "http.max-socket-questions, 0",
    "http.idle-timeout, 0s",
    "http.body-timeout, 0s",
    "http.heartbeat, 0s",
    "http.stop-timeout, 0s",
    "http.flush-timeout, 0s",
    "http.keys, short",
    "http.keys, [{ max-runs = 1 }]",
    "http.each-key.requests-per-minute, -1",
    "http.each-key.max-runs, 0",
    "http.each-key.max-documents, 0",
    "http.each-key.max-characters, 0",
    "http.runs.max-kept, 0",
    "http.runs.max-kept-events, 0",
    "http.runs.max-events, 0",
    "http.runs.max-batch, 0",
    "http.mcp.max-sessions, 0",
    "http.mcp.idle-timeout, 0s",
    "http.mcp.max-hits, 0"
  })
  void anInvalidSettingIsRejectedWithItsName(String key, String value) {
    assertThatThrownBy(() -> EdgeSettings.from(config("trawl.%s = %s".formatted(key, value))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trawl." + key);
  }

  private static Config config(String override) {
    return ConfigFactory.parseString(override)
        .withFallback(ConfigFactory.parseResources("dev/trawl/application.conf"))
        .resolve();
  }
}
