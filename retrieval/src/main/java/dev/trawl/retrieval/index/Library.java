package dev.trawl.retrieval.index;

import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.chunk.ChunkSpan;
import dev.trawl.retrieval.chunk.Chunker;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.document.RawDocument;
import dev.trawl.retrieval.document.TextKey;
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
 * The data directory, with one index for each document. An index is built once, reused, and rebuilt
 * if it is damaged. Thread-safe. Several processes may use the same directory. The methods block.
 * The caller must close each index that it opens.
 *
 * <p>The id of a document is a hash of its bytes and of everything else that determines its text.
 * The name of an index also contains a hash of the settings that determine the index. So a changed
 * file or setting leads to a different index. An index is built in a temporary folder and then
 * moved to its final folder, so an index there is always complete.
 */
public final class Library {
  private static final Logger LOG = LoggerFactory.getLogger(Library.class);

  private final LibrarySettings settings;
  private final ChunkSettings chunks;
  private final IndexSettings indexing;
  private final Fetch fetch;
  private final KeyOfText textKey;
  private final Parse parse;
  private final Clock clock;
  private volatile Optional<IndexStore> store = Optional.empty();
  private volatile Optional<Tokens> tokens = Optional.empty();

  public Library(
      LibrarySettings settings,
      ChunkSettings chunks,
      IndexSettings indexing,
      DocumentParser parser) {
    this(
        settings,
        chunks,
        indexing,
        parser::fetch,
        parser::textKey,
        parser::parse,
        Clock.systemUTC());
  }

  Library(
      LibrarySettings settings,
      ChunkSettings chunks,
      IndexSettings indexing,
      Fetch fetch,
      KeyOfText textKey,
      Parse parse,
      Clock clock) {
    this.settings = settings;
    this.chunks = chunks;
    this.indexing = indexing;
    this.fetch = fetch;
    this.textKey = textKey;
    this.parse = parse;
    this.clock = clock;
  }

  /** Gets a document's bytes. */
  interface Fetch {
    RawDocument fetch(Source source) throws DocumentException;
  }

  /** Determines the key of a document's text. */
  interface KeyOfText {
    TextKey of(RawDocument raw) throws DocumentException;
  }

  /** Extracts the text from a document's bytes. */
  interface Parse {
    ParsedDocument parse(RawDocument raw) throws DocumentException;
  }

  /** Opens the document's index. If it does not exist, parses the document and builds the index. */
  public Opened open(Source source) throws DocumentException {
    long start = System.nanoTime();
    try (var raw = fetch.fetch(source)) {
      var id = textKey.of(raw).idOf(raw.content());
      String name = IndexName.of(id, chunks, tokens(source.name()));
      var origin = Origin.of(name, id, raw, source);
      var existing = find(name, raw.name());
      if (existing.isPresent()) {
        return new Opened(existing.get(), origin, 0, millisecondsSince(start));
      }
      return build(origin, raw);
    } catch (IOException e) {
      throw storage(source.name(), e);
    }
  }

  /**
   * Reopens an index. If the index is damaged, it is rebuilt from its source. This fails if the
   * source or a setting for reading it has changed, or if the source was in memory, because such
   * bytes are not kept.
   */
  public DocumentIndex reopen(Origin origin) throws DocumentException {
    try {
      var existing = find(origin.index(), origin.documentName());
      return existing.isPresent() ? existing.get() : rebuild(origin);
    } catch (IOException e) {
      throw storage(origin.documentName(), e);
    }
  }

  private DocumentIndex rebuild(Origin origin) throws IOException, DocumentException {
    if (origin.source().isEmpty()) {
      throw lost(origin, "is damaged and its source is no longer in memory");
    }
    var index = open(origin.source().get()).index();
    if (!index.document().id().equals(origin.document())) {
      index.close();
      throw lost(
          origin, "is damaged, and its source or how it is read has changed since it was opened");
    }
    return index;
  }

  private static DocumentException lost(Origin origin, String why) {
    return new DocumentException(
        DocumentException.Reason.STORAGE,
        "the index of %s %s; open it again".formatted(origin.documentName(), why));
  }

  @SuppressWarnings("try") // the lock is only held until the end of the block
  private Opened build(Origin origin, RawDocument raw) throws IOException, DocumentException {
    String name = origin.index();
    try (var lock = store().locks().exclusive(name + "-build")) {
      long start = System.nanoTime();
      var meanwhile = find(name, raw.name());
      if (meanwhile.isPresent()) {
        return new Opened(meanwhile.get(), origin, 0, millisecondsSince(start));
      }
      var parsed = parse.parse(raw);
      long parseMs = millisecondsSince(start);
      start = System.nanoTime();
      write(origin, parsed);
      var index =
          find(name, raw.name())
              .orElseThrow(() -> new IOException("the index was damaged as it was written"));
      store().trim(settings.bytesMax());
      return new Opened(index, origin, parseMs, millisecondsSince(start));
    }
  }

  private void write(Origin origin, ParsedDocument parsed) throws IOException {
    try (var folder = store().createBuildFolder()) {
      var cuts = new Chunker(chunks, loadTokens()).cut(parsed);
      new IndexBuilder(indexing, parsed, cuts).build(folder.path());
      Manifest.write(folder.path(), describe(origin, parsed, cuts));
      store().put(folder.path(), origin.index());
    }
  }

  private static Document describe(Origin origin, ParsedDocument parsed, List<ChunkSpan> cuts) {
    return new Document(
        origin.document(),
        origin.documentName(),
        parsed.mediaType(),
        parsed.pages().size(),
        parsed.text().length(),
        cuts.stream().mapToInt(ChunkSpan::tokens).sum(),
        cuts.size(),
        languages(cuts),
        parsed.warnings());
  }

  /** The languages of the chunks, most frequent first. */
  private static List<String> languages(List<ChunkSpan> cuts) {
    return cuts.stream()
        .collect(Collectors.groupingBy(ChunkSpan::language, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(
            Comparator.comparing((java.util.Map.Entry<String, Long> entry) -> -entry.getValue())
                .thenComparing(java.util.Map.Entry::getKey))
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  /** The existing index if it is complete. A damaged index is removed. */
  private Optional<DocumentIndex> find(String name, String documentName) throws IOException {
    Path folder = store().folderOf(name);
    if (!Files.exists(folder)) {
      return Optional.empty();
    }
    var use = store().locks().use(name);
    try {
      var document = Manifest.read(folder, documentName);
      var index = DocumentIndex.open(folder, document, indexing, use);
      store().touch(name);
      return Optional.of(index);
    } catch (IOException | RuntimeException e) {
      use.close();
      if (Files.exists(folder)) {
        LOG.warn(
            "the index of {} is damaged and will be rebuilt: {}", documentName, e.getMessage());
        store().remove(name);
      }
      return Optional.empty();
    }
  }

  // The data directory is created and the vocabulary is loaded when the first document is opened,
  // so that a wrong setting is reported for that document. Many threads may open documents at once,
  // so both methods are synchronized.

  private synchronized IndexStore store() throws IOException {
    if (store.isEmpty()) {
      store = Optional.of(new IndexStore(settings.directory(), clock));
    }
    return store.get();
  }

  private synchronized Tokens loadTokens() throws IOException {
    if (tokens.isEmpty()) {
      tokens = Optional.of(Tokens.of(chunks));
    }
    return tokens.get();
  }

  private Tokens tokens(String document) throws DocumentException {
    try {
      return loadTokens();
    } catch (IOException e) {
      throw new DocumentException(
          DocumentException.Reason.STORAGE,
          "cannot open %s: %s (trawl.chunks.vocabulary)".formatted(document, e.getMessage()),
          e);
    }
  }

  private DocumentException storage(String document, IOException e) {
    return new DocumentException(
        DocumentException.Reason.STORAGE,
        "cannot keep the index of %s in %s: %s; free space or allow writing there, or name another folder with --data or TRAWL_DATA"
            .formatted(document, settings.directory(), StorageError.of(e)),
        e);
  }

  private static long millisecondsSince(long nanoTime) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
  }

  /**
   * The information for reopening an index. Does not contain the document's bytes.
   *
   * @param index the index's name in the data directory
   * @param source the source; empty if it was in memory
   */
  public record Origin(
      String index, DocumentId document, String documentName, Optional<Source> source) {
    private static Origin of(String index, DocumentId document, RawDocument raw, Source source) {
      return new Origin(
          index,
          document,
          raw.name(),
          source instanceof Source.InMemory ? Optional.empty() : Optional.of(source));
    }
  }

  /**
   * An open index.
   *
   * @param parseMs milliseconds for parsing; 0 if the index existed
   * @param indexMs milliseconds for everything else
   */
  public record Opened(DocumentIndex index, Origin origin, long parseMs, long indexMs) {}
}
