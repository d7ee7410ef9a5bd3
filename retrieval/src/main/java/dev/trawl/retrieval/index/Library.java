package dev.trawl.retrieval.index;

import dev.trawl.protocol.Document;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.chunk.Chunker;
import dev.trawl.retrieval.chunk.Cut;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.document.RawDocument;
import dev.trawl.retrieval.source.DocumentParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data directory: one index for each document content, built once, reused, rebuilt if damaged.
 * Thread-safe, and safe beside another process on the same directory. Blocks.
 *
 * <p>An index is named by the hash of the document's bytes and by all that shapes it, so a changed
 * file or a changed setting is another index. It is built aside and moved into place whole: what
 * lies in its place is either nothing or everything.
 */
public final class Library implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Library.class);

  private final LibrarySettings settings;
  private final ChunkSettings chunks;
  private final IndexSettings indexing;
  private final Fetch fetch;
  private final Parse parse;
  private final Clock clock;
  private volatile Optional<Shelf> shelf = Optional.empty();
  private volatile Optional<Tokens> tokens = Optional.empty();

  public Library(
      LibrarySettings settings,
      ChunkSettings chunks,
      IndexSettings indexing,
      DocumentParser parser) {
    this(settings, chunks, indexing, parser::fetch, parser::parse, Clock.systemUTC());
  }

  Library(
      LibrarySettings settings,
      ChunkSettings chunks,
      IndexSettings indexing,
      Fetch fetch,
      Parse parse,
      Clock clock) {
    this.settings = settings;
    this.chunks = chunks;
    this.indexing = indexing;
    this.fetch = fetch;
    this.parse = parse;
    this.clock = clock;
  }

  /** Gets a document's bytes. */
  interface Fetch {
    RawDocument fetch(Source source) throws DocumentException;
  }

  /** Makes text of a document's bytes. */
  interface Parse {
    ParsedDocument parse(RawDocument raw) throws DocumentException;
  }

  /** Opens the document's index, parsing and building it first where it is not there. */
  public Opened open(Source source) throws DocumentException {
    long start = System.nanoTime();
    try (var raw = fetch.fetch(source)) {
      String name = IndexName.of(raw, chunks, tokens(source));
      var kept = reopen(name, raw.name());
      if (kept.isPresent()) {
        return new Opened(kept.get(), 0, millisecondsSince(start));
      }
      return build(name, raw);
    } catch (IOException e) {
      throw storage(source, e);
    }
  }

  @SuppressWarnings("try") // the lock is held, not asked
  private Opened build(String name, RawDocument raw) throws IOException, DocumentException {
    try (var turn = shelf().locks().alone(name + "-build")) {
      long start = System.nanoTime();
      var meanwhile = reopen(name, raw.name());
      if (meanwhile.isPresent()) {
        return new Opened(meanwhile.get(), 0, millisecondsSince(start));
      }
      var parsed = parse.parse(raw);
      long parseMs = millisecondsSince(start);
      start = System.nanoTime();
      write(name, raw, parsed);
      var index =
          reopen(name, raw.name())
              .orElseThrow(() -> new IOException("the index was damaged as it was written"));
      shelf().trim(settings.bytesMax());
      return new Opened(index, parseMs, millisecondsSince(start));
    }
  }

  private void write(String name, RawDocument raw, ParsedDocument parsed) throws IOException {
    try (var bench = shelf().workbench()) {
      var cuts = new Chunker(chunks, loadTokens()).cut(parsed);
      new IndexBuilder(indexing, parsed, cuts).build(bench.folder());
      Manifest.write(bench.folder(), describe(raw, parsed, cuts));
      shelf().put(bench.folder(), name);
    }
  }

  private static Document describe(RawDocument raw, ParsedDocument parsed, List<Cut> cuts) {
    return new Document(
        raw.id(),
        raw.name(),
        parsed.mediaType(),
        parsed.pages().size(),
        parsed.text().length(),
        cuts.stream().mapToInt(Cut::tokens).sum(),
        cuts.size(),
        languages(cuts),
        parsed.warnings());
  }

  /** The most frequent first. */
  private static List<String> languages(List<Cut> cuts) {
    return cuts.stream()
        .collect(Collectors.groupingBy(Cut::language, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(
            Comparator.comparing((java.util.Map.Entry<String, Long> entry) -> -entry.getValue())
                .thenComparing(java.util.Map.Entry::getKey))
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  /** The index that lies in its place, if it is whole; a damaged one is taken away. */
  private Optional<DocumentIndex> reopen(String name, String documentName) throws IOException {
    Path place = shelf().place(name);
    if (!Files.exists(place)) {
      return Optional.empty();
    }
    var use = shelf().locks().use(name);
    try {
      var document = Manifest.read(place, documentName);
      var index = DocumentIndex.open(place, document, indexing, use);
      shelf().touch(name);
      return Optional.of(index);
    } catch (IOException | RuntimeException e) {
      use.close();
      if (Files.exists(place)) {
        LOG.warn("the index of {} is damaged and is built anew: {}", documentName, e.getMessage());
        shelf().remove(name);
      }
      return Optional.empty();
    }
  }

  private synchronized Shelf shelf() throws IOException {
    if (shelf.isEmpty()) {
      shelf = Optional.of(new Shelf(settings.directory(), clock));
    }
    return shelf.get();
  }

  private synchronized Tokens loadTokens() throws IOException {
    if (tokens.isEmpty()) {
      tokens = Optional.of(Tokens.of(chunks));
    }
    return tokens.get();
  }

  private Tokens tokens(Source source) throws DocumentException {
    try {
      return loadTokens();
    } catch (IOException e) {
      throw new DocumentException(
          DocumentException.Reason.STORAGE,
          "cannot open %s: %s (trawl.chunks.vocabulary)".formatted(source.name(), e.getMessage()),
          e);
    }
  }

  private DocumentException storage(Source source, IOException e) {
    return new DocumentException(
        DocumentException.Reason.STORAGE,
        "cannot keep the index of %s in %s: %s; free space or allow writing there, or name another folder with --data or TRAWL_DATA"
            .formatted(source.name(), settings.directory(), StorageFault.of(e)),
        e);
  }

  private static long millisecondsSince(long nanoTime) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
  }

  /** Indexes that were opened stay open; each is closed by whoever opened it. */
  @Override
  public void close() {}

  /** An open index and what opening took, in milliseconds; 0 for a step that was not needed. */
  public record Opened(DocumentIndex index, long parseMs, long indexMs) {}
}
