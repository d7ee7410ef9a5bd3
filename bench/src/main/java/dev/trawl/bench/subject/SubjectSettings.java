package dev.trawl.bench.subject;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.trawl.actors.Trawl;
import dev.trawl.http.server.EdgeSettings;
import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.chunk.Chunker;
import dev.trawl.retrieval.chunk.Cut;
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
 * The settings a user has, but for the data directory, and section {@code trawl.bench}. What was
 * read is not remembered: who asks again measures again.
 *
 * @param timeout longest wait for one answer, or for opening one set of documents
 */
record SubjectSettings(Config settings, Duration timeout) {
  /** Where the launcher says that {@code conf/application.conf} lies. */
  private static final String TREE_CONF = "trawl.conf";

  SubjectSettings {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("trawl.bench.answer-timeout must be above 0: " + timeout);
    }
  }

  /** {@code own} goes before what the user has set. */
  static SubjectSettings below(Path directory, String own) {
    var full = directory.toAbsolutePath().normalize().toString();
    var settings =
        ConfigFactory.parseString(own)
            .withFallback(ConfigFactory.defaultOverrides())
            .withValue("trawl.library.directory", ConfigValueFactory.fromAnyRef(full))
            .withValue("trawl.reading.max-remembered", ConfigValueFactory.fromAnyRef(0))
            .withFallback(tree())
            .withFallback(ConfigFactory.parseResources("dev/trawl/application.conf"))
            .withFallback(ConfigFactory.defaultReferenceUnresolved())
            .resolve();
    return new SubjectSettings(settings, settings.getDuration("trawl.bench.answer-timeout"));
  }

  /** The same, but that every model has a window of so many tokens. */
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

  private static Config tree() {
    return Optional.ofNullable(System.getProperty(TREE_CONF))
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
    return new DocumentParser(DocumentSettings.from(own()), FetchSettings.from(own()));
  }

  Chunker chunker() {
    return new Chunker(ChunkSettings.from(own()), Tokens.builtIn());
  }

  /** Writes an index as the system does. */
  IndexBuilder indexer(ParsedDocument document, List<Cut> cuts) {
    return new IndexBuilder(IndexSettings.from(own()), document, cuts);
  }

  /** On the same directory as the system's own: indexes are shared, not built twice. */
  Library library() {
    return new Library(
        LibrarySettings.from(own()),
        ChunkSettings.from(own()),
        IndexSettings.from(own()),
        parser());
  }

  /** How often the system tries a call, and how long it rests between. */
  Patience patience() {
    var gateway = own().getConfig("gateway");
    return new Patience(
        1 + gateway.getInt("max-retries"),
        gateway.getDuration("min-backoff"),
        gateway.getDuration("max-backoff"));
  }

  private Config own() {
    return settings.getConfig("trawl");
  }
}
