package dev.trawl.retrieval.format;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentSettings;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.source.DocumentParser;
import dev.trawl.retrieval.source.FetchSettings;
import java.nio.charset.StandardCharsets;

/** Default settings for tests, and methods that parse a sample in one call. */
public final class Samples {
  private Samples() {}

  public static Config trawl() {
    return ConfigFactory.parseResources("dev/trawl/application.conf").resolve().getConfig("trawl");
  }

  public static DocumentSettings settings() {
    return DocumentSettings.from(trawl());
  }

  /** The default settings with {@code overrides}, such as {@code max-pages = 3}. */
  public static DocumentSettings settings(String overrides) {
    return DocumentSettings.from(
        ConfigFactory.parseString("documents { %s }".formatted(overrides)).withFallback(trawl()));
  }

  public static FetchSettings fetchSettings() {
    return FetchSettings.from(trawl());
  }

  public static FetchSettings fetchSettings(String overrides) {
    return FetchSettings.from(
        ConfigFactory.parseString("fetch { %s }".formatted(overrides)).withFallback(trawl()));
  }

  public static DocumentParser parser() {
    return new DocumentParser(settings(), fetchSettings());
  }

  public static ParsedDocument parse(String name, byte[] content) throws DocumentException {
    return parse(name, content, settings());
  }

  public static ParsedDocument parse(String name, byte[] content, DocumentSettings settings)
      throws DocumentException {
    var parser = new DocumentParser(settings, fetchSettings());
    try (var raw = parser.fetch(new Source.InMemory(name, content))) {
      return parser.parse(raw);
    }
  }

  public static ParsedDocument parse(String name, String content) throws DocumentException {
    return parse(name, content.getBytes(StandardCharsets.UTF_8));
  }
}
