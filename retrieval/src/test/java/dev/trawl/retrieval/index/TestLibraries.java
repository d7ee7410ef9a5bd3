package dev.trawl.retrieval.index;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.document.Hash;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.document.RawDocument;
import dev.trawl.retrieval.document.TextKey;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates libraries of plain-text documents for tests, and counts the parsed documents. */
final class TestLibraries {
  private static final Config TRAWL =
      ConfigFactory.parseResources("dev/trawl/application.conf").resolve().getConfig("trawl");

  final AtomicInteger parsed = new AtomicInteger();
  private final Path root;
  private final long bytesMax;
  private final List<ParsedDocument.Heading> headings;

  TestLibraries(Path root) {
    this(root, Long.MAX_VALUE, List.of());
  }

  TestLibraries(Path root, long bytesMax) {
    this(root, bytesMax, List.of());
  }

  /**
   * @param headings the headings of every document
   */
  TestLibraries(Path root, List<ParsedDocument.Heading> headings) {
    this(root, Long.MAX_VALUE, headings);
  }

  private TestLibraries(Path root, long bytesMax, List<ParsedDocument.Heading> headings) {
    this.root = root;
    this.bytesMax = bytesMax;
    this.headings = headings;
  }

  Library library() {
    return library(Clock.systemUTC());
  }

  Library library(Clock clock) {
    return library(clock, new TextKey("plain text"));
  }

  /** A library that reads texts according to {@code key}. */
  Library library(TextKey key) {
    return library(Clock.systemUTC(), key);
  }

  private Library library(Clock clock, TextKey key) {
    return new Library(
        new LibrarySettings(root, bytesMax),
        ChunkSettings.from(TRAWL),
        IndexSettings.from(TRAWL),
        source -> new Text((Source.InMemory) source),
        raw -> key,
        raw -> {
          parsed.incrementAndGet();
          return text(((Text) raw).source().bytes());
        },
        clock);
  }

  static Source.InMemory source(String name, String text) {
    return new Source.InMemory(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static Query query(String text) {
    return new Query(text, "en", List.of());
  }

  private ParsedDocument text(byte[] bytes) {
    return new ParsedDocument(
        "text/plain",
        new String(bytes, StandardCharsets.UTF_8),
        List.of(new ParsedDocument.Page(1, 0)),
        headings,
        List.of());
  }

  private record Text(Source.InMemory source) implements RawDocument {
    @Override
    public Hash content() {
      return Hash.of(source.bytes());
    }

    @Override
    public String name() {
      return source.name();
    }

    @Override
    public long bytes() {
      return source.bytes().length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(source.bytes());
    }

    @Override
    public void close() {}
  }
}
