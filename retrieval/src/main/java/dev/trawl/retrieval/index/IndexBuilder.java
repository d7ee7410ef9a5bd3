package dev.trawl.retrieval.index;

import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Span;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.chunk.ChunkSpan;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.outline.OutlineBuilder;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.miscellaneous.EmptyTokenStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * Writes the index of one document into an empty folder. Sentences need no separate index, because
 * they are ranges of term positions in their chunk. Used by one thread, which starts worker threads
 * and waits for them.
 */
public final class IndexBuilder {
  static final String BODY = "body";
  static final String HEADING = "heading";
  static final String TITLE = "title";
  static final String ORDINAL = "ordinal";

  static final String CHUNKS_FILE = "chunks";

  static final String TEXT_FILE = "text";
  static final String OUTLINE_FILE = "outline";

  /** Number of chunks that a thread processes at a time. */
  private static final int BATCH = 64;

  private final IndexSettings settings;
  private final ParsedDocument document;
  private final List<ChunkSpan> cuts;
  private final int[] sentenceEnds;
  private final int[] sentencePositionEnds;
  private final int[] listing;

  /**
   * @param cuts all chunks of {@code document}, in order
   */
  public IndexBuilder(IndexSettings settings, ParsedDocument document, List<ChunkSpan> cuts) {
    this.settings = settings;
    this.document = document;
    this.cuts = cuts;
    this.sentenceEnds = new int[cuts.size()];
    this.listing = new int[cuts.size()];
    int sentences = 0;
    for (int i = 0; i < cuts.size(); i++) {
      sentences += cuts.get(i).sentences().size();
      sentenceEnds[i] = sentences;
    }
    this.sentencePositionEnds = new int[sentences];
  }

  /** Writes the index and forces it to disk. */
  public void build(Path folder) throws IOException {
    var config = new IndexWriterConfig();
    config.setRAMBufferSizeMB(settings.bufferMegabytes());
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    config.setUseCompoundFile(true);
    try (var directory = FSDirectory.open(folder);
        var writer = new IndexWriter(directory, config)) {
      addAll(writer);
      writer.commit();
    }
    TextFile.write(document.text(), folder.resolve(TEXT_FILE));
    try (var out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(folder.resolve(CHUNKS_FILE))))) {
      table().write(out);
    }
    IOUtils.fsync(folder.resolve(CHUNKS_FILE), false);
    OutlineFile.write(
        OutlineBuilder.of(document, settings.outline()), folder.resolve(OUTLINE_FILE));
    IOUtils.fsync(folder.resolve(OUTLINE_FILE), false);
  }

  private void addAll(IndexWriter writer) throws IOException {
    int threads = Math.clamp(cuts.size() / BATCH, 1, settings.threads());
    var next = new AtomicInteger();
    if (threads == 1) {
      addBatches(writer, next);
      return;
    }
    try (var executor = Executors.newFixedThreadPool(threads)) {
      Callable<Void> work =
          () -> {
            addBatches(writer, next);
            return null;
          };
      var running = new ArrayList<java.util.concurrent.Future<Void>>();
      for (int i = 0; i < threads; i++) {
        running.add(executor.submit(work));
      }
      for (var batch : running) {
        batch.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("indexing was interrupted", e);
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  /** Returns I/O errors. Rethrows all other errors unchanged. */
  private static IOException failure(Throwable cause) {
    switch (cause) {
      case RuntimeException fault -> throw fault;
      case Error error -> throw error;
      case IOException disk -> {
        return disk;
      }
      default -> throw new IllegalStateException(cause);
    }
  }

  private void addBatches(IndexWriter writer, AtomicInteger next) throws IOException {
    var chunk = new ChunkFields();
    for (int from = next.getAndAdd(BATCH); from < cuts.size(); from = next.getAndAdd(BATCH)) {
      for (int i = from; i < Math.min(from + BATCH, cuts.size()); i++) {
        writer.addDocument(chunk.of(i));
      }
    }
  }

  /** A Lucene document that is reused for each chunk. Used by one thread. */
  private final class ChunkFields {
    private final Document fields = new Document();
    private final Field body =
        new Field(BODY, new EmptyTokenStream(), type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS));
    private final Field heading =
        new Field(HEADING, new EmptyTokenStream(), type(IndexOptions.DOCS));
    private final Field ordinal = new NumericDocValuesField(ORDINAL, 0);

    private ChunkFields() {
      fields.add(ordinal);
      fields.add(body);
      fields.add(heading);
    }

    private Document of(int chunk) {
      var cut = cuts.get(chunk);
      String text = document.text().substring(cut.startChar(), cut.endChar());
      listing[chunk] = Listing.isListing(text) ? 1 : 0;
      var analyzer = Analysis.analyzer(cut.language());
      body.setTokenStream(
          new SentenceEndRecorder(
              analyzer.tokenStream(BODY, text),
              cut,
              sentencePositionEnds,
              chunk == 0 ? 0 : sentenceEnds[chunk - 1]));
      heading.setTokenStream(analyzer.tokenStream(HEADING, headings(cut)));
      ordinal.setLongValue(chunk);
      fields.removeFields(TITLE);
      for (String title : titles(cut)) {
        fields.add(new StringField(TITLE, title, Field.Store.NO));
      }
      return fields;
    }

    private FieldType type(IndexOptions options) {
      var type = new FieldType();
      type.setTokenized(true);
      type.setOmitNorms(true);
      type.setIndexOptions(options);
      type.freeze();
      return type;
    }
  }

  /** The titles of the innermost heading above the chunk and of the headings in it. */
  private static List<String> titles(ChunkSpan cut) {
    var titles = new ArrayList<String>();
    cut.sectionsInside().forEach(section -> titles.add(section.title()));
    int inner = cut.heading().lastIndexOf(ChunkSpan.PATH_SEPARATOR);
    titles.add(
        inner < 0
            ? cut.heading()
            : cut.heading().substring(inner + ChunkSpan.PATH_SEPARATOR.length()));
    return titles.stream()
        .map(title -> Titles.term(title, cut.language()))
        .filter(title -> !title.isEmpty())
        .distinct()
        .toList();
  }

  private static String headings(ChunkSpan cut) {
    return Stream.concat(
            Stream.of(cut.heading(), cut.tableHead()),
            cut.sectionsInside().stream().map(ChunkSpan.Section::title))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private ChunkTable table() {
    var headings = new Numbering();
    var languages = new Numbering();
    var labels = new Numbering();
    var places = PlaceLabels.of(document, cuts);
    var sections = cuts.stream().flatMap(cut -> cut.sectionsInside().stream()).toList();
    var tableHeads = new Numbering();
    int[] sentenceCharEnds =
        cuts.stream().flatMap(cut -> cut.sentences().stream()).mapToInt(Span::endChar).toArray();
    int[][] numbers = {
      cuts.stream().mapToInt(ChunkSpan::endChar).toArray(),
      cuts.stream().mapToInt(ChunkSpan::tokens).toArray(),
      cuts.stream().mapToInt(cut -> headings.of(cut.heading())).toArray(),
      cuts.stream().mapToInt(cut -> languages.of(cut.language())).toArray(),
      listing,
      sentenceEnds,
      sentenceCharEnds,
      sentencePositionEnds,
      document.pages().stream().mapToInt(ParsedDocument.Page::startChar).toArray(),
      document.pages().stream().mapToInt(ParsedDocument.Page::number).toArray(),
      sections.stream().mapToInt(ChunkSpan.Section::startChar).toArray(),
      sections.stream().mapToInt(section -> headings.of(section.heading())).toArray(),
      cuts.stream().mapToInt(cut -> tableHeads.of(cut.tableHead())).toArray(),
      places.stream().mapToInt(Retrieval.PlaceStart::startChar).toArray(),
      places.stream().mapToInt(start -> start.place().kind().ordinal()).toArray(),
      places.stream().mapToInt(start -> labels.of(start.place().label())).toArray(),
    };
    return new ChunkTable(
        numbers,
        new String[][] {headings.words(), languages.words(), tableHeads.words(), labels.words()});
  }

  /** Numbers distinct words in the order of their first use. */
  private static final class Numbering {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    int of(String word) {
      return numbers.computeIfAbsent(word, w -> numbers.size());
    }

    String[] words() {
      return numbers.keySet().toArray(String[]::new);
    }
  }
}
