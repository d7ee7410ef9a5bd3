package dev.trawl.bench.subject;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.trawl.actors.Trawl;
import dev.trawl.http.server.EdgeSettings;
import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.chunk.ChunkSpan;
import dev.trawl.retrieval.chunk.Chunker;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.retrieval.document.DocumentSettings;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.index.IndexBuilder;
import dev.trawl.retrieval.index.IndexSettings;
import dev.trawl.retrieval.index.Library;
import dev.trawl.retrieval.index.LibrarySettings;
import dev.trawl.retrieval.source.DocumentParser;
import dev.trawl.retrieval.source.FetchSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The user's settings with a different data directory, and the settings in {@code trawl.bench}.
 * Verdicts are not cached, so that a repeated question is measured again.
 *
 * @param timeout maximum time to wait for one answer, or for opening one set of documents
 */
record SubjectSettings(Config settings, Duration timeout) {
  /** The system property in which the launcher passes the path of {@code conf/application.conf}. */
  private static final String CONF_PROPERTY = "trawl.conf";

  SubjectSettings {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("trawl.bench.answer-timeout must be above 0: " + timeout);
    }
  }

  /** Creates the settings; {@code overrides} take precedence over the user's settings. */
  static SubjectSettings below(Path directory, String overrides) {
    var full = directory.toAbsolutePath().normalize().toString();
    var settings =
        ConfigFactory.parseString(overrides)
            .withFallback(ConfigFactory.defaultOverrides())
            .withValue("trawl.library.directory", ConfigValueFactory.fromAnyRef(full))
            .withValue("trawl.reading.max-remembered", ConfigValueFactory.fromAnyRef(0))
            .withFallback(userConfig())
            .withFallback(ConfigFactory.parseResources("dev/trawl/application.conf"))
            .withFallback(ConfigFactory.defaultReferenceUnresolved())
            .resolve();
    return new SubjectSettings(settings, settings.getDuration("trawl.bench.answer-timeout"));
  }

  /** Returns the same settings, but with a window of {@code tokens} tokens for every model. */
  SubjectSettings withWindow(int tokens) {
    var window = ConfigValueFactory.fromAnyRef(tokens);
    var endpoints =
        settings.getConfigList("trawl.endpoints").stream()
            .map(endpoint -> endpoint.withValue("window-tokens", window).root())
            .toList();
    return new SubjectSettings(
        settings
            .withValue("trawl.lexical.window-tokens", window)
            .withValue("trawl.model.window-tokens", window)
            .withValue("trawl.endpoints", ConfigValueFactory.fromIterable(endpoints)),
        timeout);
  }

  private static Config userConfig() {
    return Optional.ofNullable(System.getProperty(CONF_PROPERTY))
        .map(Path::of)
        .filter(Files::isReadable)
        .map(path -> ConfigFactory.parseFile(path.toFile()))
        .orElse(ConfigFactory.empty());
  }

  Trawl trawl() {
    return Trawl.start(settings);
  }

  EdgeSettings edge() {
    return EdgeSettings.from(settings);
  }

  DocumentParser parser() {
    return new DocumentParser(
        DocumentSettings.from(trawlSection()), FetchSettings.from(trawlSection()));
  }

  Chunker chunker() {
    return new Chunker(ChunkSettings.from(trawlSection()), Tokens.builtIn());
  }

  /** Returns an index builder with these settings. */
  IndexBuilder indexer(ParsedDocument document, List<ChunkSpan> chunks) {
    return new IndexBuilder(IndexSettings.from(trawlSection()), document, chunks);
  }

  /**
   * Returns a library in the directory that {@link #trawl} uses, so that no index is built twice.
   */
  Library library() {
    return new Library(
        LibrarySettings.from(trawlSection()),
        ChunkSettings.from(trawlSection()),
        IndexSettings.from(trawlSection()),
        parser());
  }

  /** Returns the number of attempts and the delays that trawl uses. */
  RetryPolicy retryPolicy() {
    var gateway = trawlSection().getConfig("gateway");
    return new RetryPolicy(
        1 + gateway.getInt("max-retries"),
        gateway.getDuration("min-backoff"),
        gateway.getDuration("max-backoff"));
  }

  private Config trawlSection() {
    return settings.getConfig("trawl");
  }
}
