package dev.trawl.retrieval.document;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.trawl.protocol.Source;
import java.nio.charset.StandardCharsets;

/** What the tests of this package share: the shipped settings, and parsing in one call. */
final class Samples {
  private Samples() {}

  static Config trawl() {
    return ConfigFactory.parseResources("dev/trawl/application.conf").resolve().getConfig("trawl");
  }

  static DocumentSettings settings() {
    return DocumentSettings.from(trawl());
  }

  /** The shipped settings with {@code overrides}, such as {@code max-pages = 3}. */
  static DocumentSettings settings(String overrides) {
    return DocumentSettings.from(
        ConfigFactory.parseString("documents { %s }".formatted(overrides)).withFallback(trawl()));
  }

  static FetchSettings fetchSettings() {
    return FetchSettings.from(trawl());
  }

  static FetchSettings fetchSettings(String overrides) {
    return FetchSettings.from(
        ConfigFactory.parseString("fetch { %s }".formatted(overrides)).withFallback(trawl()));
  }

  static DocumentParser parser() {
    return new DocumentParser(settings(), fetchSettings());
  }

  static ParsedDocument parse(String name, byte[] content) throws DocumentException {
    return parse(name, content, settings());
  }

  static ParsedDocument parse(String name, byte[] content, DocumentSettings settings)
      throws DocumentException {
    var parser = new DocumentParser(settings, fetchSettings());
    try (var raw = parser.fetch(new Source.InMemory(name, content))) {
      return parser.parse(raw);
    }
  }

  static ParsedDocument parse(String name, String content) throws DocumentException {
    return parse(name, content.getBytes(StandardCharsets.UTF_8));
  }
}
