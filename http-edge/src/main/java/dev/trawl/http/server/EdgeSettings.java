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
 * @param keys keys that open {@code /v1}, {@code /mcp} and {@code /metrics}; where there is none
 *     everybody may
 * @param tls where it speaks TLS
 * @param corsOrigins web pages of other servers that may use this one, such as {@code
 *     https://desk.example}
 * @param uploads where uploaded files lie while they are open; empty for a temporary folder
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
   * @param certificate PEM file of the certificate, and of those between it and its authority
   * @param key PEM file of its private key, without a password
   */
  public record Tls(Path certificate, Path key) {}

  /**
   * What a request begins with, before its body.
   *
   * @param maxUriLength longest address, in bytes
   * @param maxHeaderLength longest header, without its name, in bytes
   * @param maxHeaders most headers
   * @param timeout longest wait for one on an open connection
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

  /** From a whole configuration. */
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

  /** A list in a file, words with commas between them in the environment. */
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

  /** Its text, or an object with its text and what it may do other than the rest. */
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

  /** 0 requests a minute are no limit. */
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
      throw new IllegalArgumentException(
          "trawl.http.tls names one file: it takes both, certificate and key");
    }
    return Optional.of(new Tls(Path.of(files.getFirst()), Path.of(files.getLast())));
  }

  private static void positive(String key, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("trawl.http.%s is not positive: %d".formatted(key, value));
    }
  }
}
