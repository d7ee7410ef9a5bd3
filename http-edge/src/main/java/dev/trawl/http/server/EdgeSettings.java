package dev.trawl.http.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.trawl.http.exchange.Limits;
import dev.trawl.http.exchange.Times;
import dev.trawl.http.mcp.McpSettings;
import dev.trawl.http.owners.Allowance;
import dev.trawl.http.owners.Keys;
import dev.trawl.http.runs.RunsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Section {@code trawl.http} of {@code conf/application.conf}.
 *
 * @param keys the keys for {@code /v1}, {@code /mcp} and {@code /metrics}; if there are none, no
 *     key is needed
 * @param tls the certificate and key for TLS; empty for plain HTTP
 * @param corsOrigins the origins of web pages that may use this server, for example {@code
 *     https://desk.example}
 * @param uploads the folder for uploaded files; empty for a temporary folder
 */
public record EdgeSettings(
    Keys keys,
    Optional<Tls> tls,
    Set<String> corsOrigins,
    Optional<Path> uploads,
    Limits limits,
    Heads heads,
    Times times,
    RunsSettings runs,
    McpSettings mcp) {
  public EdgeSettings {
    corsOrigins = Set.copyOf(corsOrigins);
  }

  /**
   * @param certificate PEM file of the certificate and its intermediate certificates
   * @param key PEM file of its private key, without a password
   */
  public record Tls(Path certificate, Path key) {}

  /**
   * Limits for the request line and the headers.
   *
   * @param maxUriLength maximum length of a URL, in bytes
   * @param maxHeaderLength maximum length of the value of a header, in bytes
   * @param maxHeaders maximum number of headers
   * @param timeout maximum time to wait for the next request on an open connection
   */
  public record Heads(int maxUriLength, int maxHeaderLength, int maxHeaders, Duration timeout) {
    public Heads {
      positive("heads.max-uri-length", maxUriLength);
      positive("heads.max-header-length", maxHeaderLength);
      positive("heads.max-headers", maxHeaders);
      positive("heads.timeout", timeout.toMillis());
    }

    private static Heads from(Config heads) {
      return new Heads(
          Math.toIntExact(heads.getBytes("max-uri-length")),
          Math.toIntExact(heads.getBytes("max-header-length")),
          heads.getInt("max-headers"),
          heads.getDuration("timeout"));
    }
  }

  /** Reads the settings from a complete configuration. */
  public static EdgeSettings from(Config config) {
    var trawl = config.getConfig("trawl");
    var http = trawl.getConfig("http");
    return new EdgeSettings(
        keys(http),
        tls(http.getConfig("tls")),
        Set.copyOf(http.getStringList("cors-origins")),
        Optional.of(http.getString("uploads")).filter(path -> !path.isBlank()).map(Path::of),
        new Limits(
            http.getInt("max-connections"),
            http.getInt("max-waiting-connections"),
            http.getBytes("max-upload-size"),
            Math.toIntExact(http.getBytes("max-body-size")),
            http.getInt("max-text-characters"),
            http.getInt("max-socket-questions")),
        Heads.from(http.getConfig("heads")),
        new Times(
            http.getDuration("idle-timeout"),
            http.getDuration("body-timeout"),
            http.getDuration("heartbeat"),
            http.getDuration("stop-timeout"),
            http.getDuration("flush-timeout")),
        RunsSettings.from(trawl),
        McpSettings.from(trawl));
  }

  /** The keys, from a list in a file or from a comma-separated string in the environment. */
  private static Keys keys(Config http) {
    var each = http.getConfig("each-key");
    var allowance = allowance(each);
    return new Keys(
        http.getValue("keys").valueType() == ConfigValueType.LIST
            ? http.getList("keys").stream().map(key -> key(key, each, allowance)).toList()
            : Arrays.stream(http.getString("keys").split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(key -> new Keys.Key(key, allowance))
                .toList());
  }

  /** One key: a string, or an object with the key and its own limits. */
  private static Keys.Key key(ConfigValue value, Config each, Allowance allowance) {
    if (value instanceof ConfigObject own) {
      var key = own.toConfig();
      if (!key.hasPath("key")) {
        throw new IllegalArgumentException("an element of trawl.http.keys has no \"key\"");
      }
      return new Keys.Key(key.getString("key"), allowance(key.withFallback(each)));
    }
    return new Keys.Key(String.valueOf(value.unwrapped()), allowance);
  }

  /** If {@code requests-per-minute} is 0, there is no limit. */
  private static Allowance allowance(Config key) {
    var requests = key.getInt("requests-per-minute");
    return new Allowance(
        requests == 0 ? OptionalInt.empty() : OptionalInt.of(requests),
        key.getInt("max-runs"),
        key.getInt("max-documents"),
        key.getLong("max-characters"));
  }

  private static Optional<Tls> tls(Config tls) {
    var files = List.of(tls.getString("certificate"), tls.getString("key"));
    if (files.stream().allMatch(String::isBlank)) {
      return Optional.empty();
    }
    if (files.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("trawl.http.tls needs both files, certificate and key");
    }
    return Optional.of(new Tls(Path.of(files.getFirst()), Path.of(files.getLast())));
  }

  private static void positive(String key, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "trawl.http.%s must be above 0, not %d".formatted(key, value));
    }
  }
}
