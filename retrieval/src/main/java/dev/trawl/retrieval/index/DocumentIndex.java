package dev.trawl.retrieval.index;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.retrieval.chunk.ChunkSpan;
import dev.trawl.retrieval.chunk.Sentences;
import dev.trawl.retrieval.outline.DocumentOutline;
import dev.trawl.retrieval.place.Places;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * The index of one document: its text, its chunks, and BM25 over chunks and sentences. Thread-safe.
 * The methods read files and may block. An {@link IOException} means that the disk failed or that
 * the index is damaged.
 */
public final class DocumentIndex implements AutoCloseable {
  /**
   * Ascending by score. In case of a tie the later chunk comes first, so that the earlier one is
   * kept.
   */
  private static final Comparator<Candidate> WORST_FIRST =
      Comparator.comparingDouble(Candidate::score)
          .thenComparing(Candidate::chunk, Comparator.reverseOrder());

  /** Number of chunks, spread over the document, from which suggestions are derived. */
  private static final int SAMPLED_CHUNKS = 400;

  /**
   * Minimum weight of a question in a query with several questions, as a share of their mean
   * weight. Without a minimum, every chunk with one word of a very short question would get a high
   * score.
   */
  private static final double MIN_WEIGHT = 0.5;

  private final Document document;
  private final IndexSettings.Ranking ranking;
  private final ChunkTable table;
  private final TextFile text;
  private final Path outlineFile;
  private final FSDirectory directory;
  private final DirectoryReader reader;
  private final Locks.Lock use;
  private final AtomicBoolean closed = new AtomicBoolean();

  private DocumentIndex(
      Document document,
      IndexSettings.Ranking ranking,
      ChunkTable table,
      TextFile text,
      Path outlineFile,
      FSDirectory directory,
      DirectoryReader reader,
      Locks.Lock use) {
    this.document = document;
    this.ranking = ranking;
    this.table = table;
    this.text = text;
    this.outlineFile = outlineFile;
    this.directory = directory;
    this.reader = reader;
    this.use = use;
  }

  /** Opens the index in {@code folder}. Closing it releases {@code use}. */
  static DocumentIndex open(Path folder, Document document, IndexSettings settings, Locks.Lock use)
      throws IOException {
    var table = readTable(folder.resolve(IndexBuilder.CHUNKS_FILE));
    var text = TextFile.open(folder.resolve(IndexBuilder.TEXT_FILE));
    try {
      var directory = FSDirectory.open(folder);
      var reader = DirectoryReader.open(directory);
      var outline = folder.resolve(IndexBuilder.OUTLINE_FILE);
      return new DocumentIndex(
          document, settings.ranking(), table, text, outline, directory, reader, use);
    } catch (IOException | RuntimeException e) {
      text.close();
      throw e;
    }
  }

  private static ChunkTable readTable(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return ChunkTable.read(in);
    }
  }

  public Document document() {
    return document;
  }

  /** The frequency of the query's terms in this document. */
  public TermStatistics count(Query query) throws IOException {
    return new TermCount(reader, table).of(terms(query));
  }

  /**
   * The best {@code limit} chunks by descending score; empty if nothing matches. If the query has
   * several questions, the score of a chunk is its best score for any of them.
   */
  public List<Hit> search(Query query, TermStatistics statistics, int limit) throws IOException {
    if (limit < 1) {
      return List.of();
    }
    var searches =
        QueryParts.of(query).stream()
            .map(this::terms)
            .filter(terms -> !terms.words().isEmpty())
            .map(terms -> new Search(terms, new Scoring(terms, statistics, table, ranking)))
            .toList();
    double mean =
        searches.stream().mapToDouble(search -> search.scoring().queryWeight()).average().orElse(0);
    var best = new HashMap<Integer, Candidate>();
    for (var search : searches) {
      double weight = Math.max(search.scoring().queryWeight(), MIN_WEIGHT * mean);
      double name = NameMatch.share(search.terms(), document.name(), statistics);
      double factor = (1 + ranking.name() * name) * (mean / weight);
      for (var found : best(search, factor, limit)) {
        best.merge(found.chunk(), found, BinaryOperator.maxBy(WORST_FIRST));
      }
    }
    return hits(best.values().stream().sorted(WORST_FIRST.reversed()).limit(limit).toList());
  }

  private PriorityQueue<Candidate> best(Search search, double factor, int limit)
      throws IOException {
    var best = new PriorityQueue<Candidate>(WORST_FIRST);
    for (var segment : reader.leaves()) {
      var matches = new Matches(segment.reader(), search.terms(), reader);
      while (matches.next()) {
        int chunk = matches.ordinal();
        double score = factor * search.scoring().score(chunk, matches);
        if (best.size() < limit
            || WORST_FIRST.compare(best.peek(), new Candidate(chunk, score, List.of())) < 0) {
          var sentences = withTitle(chunk, search.terms(), search.scoring().bestSentences(chunk));
          best.add(new Candidate(chunk, score, sentences));
        }
        if (best.size() > limit) {
          best.poll();
        }
      }
    }
    return best;
  }

  /**
   * The sentences, after the first line of a section that starts with or in the chunk if the query
   * contains its whole title.
   */
  private List<Span> withTitle(int chunk, QueryTerms query, List<Span> sentences) {
    var language = table.languages[table.language[chunk]];
    return table.sectionsFrom(chunk).stream()
        .filter(section -> query.titles().containsKey(Titles.term(inner(section), language)))
        .flatMap(section -> table.sentenceAt(chunk, section.startChar()).stream())
        .findFirst()
        .map(
            line ->
                Stream.concat(Stream.of(line), sentences.stream())
                    .distinct()
                    .limit(Math.max(1, sentences.size()))
                    .toList())
        .orElse(sentences);
  }

  private static String inner(Retrieval.SectionStart section) {
    var path = section.heading().split(ChunkSpan.PATH_SEPARATOR);
    return path[path.length - 1];
  }

  private QueryTerms terms(Query query) {
    return QueryTerms.of(query, document.languages(), ranking);
  }

  private List<Hit> hits(List<Candidate> falling) throws IOException {
    var hits = new ArrayList<Hit>();
    for (var candidate : falling) {
      hits.add(hit(candidate));
    }
    return hits;
  }

  private Hit hit(Candidate candidate) throws IOException {
    int start = table.start(candidate.chunk());
    String chunk = text(new Span(start, table.ends[candidate.chunk()]));
    var sentences = new ArrayList<Span>();
    for (var sentence : candidate.sentences()) {
      var stripped =
          Sentences.stripped(chunk, sentence.startChar() - start, sentence.endChar() - start);
      sentences.add(new Span(start + stripped.startChar(), start + stripped.endChar()));
    }
    return new Hit(new ChunkId(document.id(), candidate.chunk()), candidate.score(), sentences);
  }

  /** One question of a query, with its scoring. Used by one thread. */
  private record Search(QueryTerms terms, Scoring scoring) {}

  /** A chunk that may become a hit. */
  private record Candidate(int chunk, double score, List<Span> sentences) {}

  /** The chunk with this ordinal, including its text. */
  public Chunk chunk(int ordinal) throws IOException {
    int start = table.start(ordinal);
    int end = table.ends[ordinal];
    return new Chunk(
        new ChunkId(document.id(), ordinal),
        start,
        end,
        pageAt(start),
        table.headings[table.heading[ordinal]],
        table.languages[table.language[ordinal]],
        table.tokens[ordinal],
        text(new Span(start, end)),
        table.tableHeads[table.tableHead[ordinal]]);
  }

  /** The sections that start within the chunk with this ordinal, after its start, in order. */
  public List<Retrieval.SectionStart> sectionStarts(int ordinal) {
    return table.sectionStarts(ordinal);
  }

  /** What people call the places at the start of the chunk and inside it, in order. */
  public List<Retrieval.PlaceStart> placeStarts(int ordinal) {
    return table.placeStarts(ordinal);
  }

  /** What people call the place of the UTF-16 unit at {@code charIndex}. */
  public Evidence.Place placeAt(int charIndex) {
    return table.placeAt(charIndex);
  }

  /** The document's extracted text at {@code span}. */
  public String text(Span span) throws IOException {
    return text.read(span);
  }

  /** Up to three questions that the document can answer. */
  public List<String> suggestions() throws IOException {
    var titles =
        Arrays.stream(table.headings)
            .map(path -> path.split(ChunkSpan.PATH_SEPARATOR))
            .map(path -> path[path.length - 1])
            .toList();
    var sample = new ArrayList<String>();
    int step = Math.max(1, table.chunks() / SAMPLED_CHUNKS);
    for (int chunk = 0; chunk < table.chunks(); chunk += step) {
      sample.add(text(new Span(table.start(chunk), table.ends[chunk])));
    }
    return Suggestions.of(document.languages(), titles, sample);
  }

  /** The ordinal of the chunk that contains this UTF-16 unit of the text. */
  public int chunkAt(int charIndex) {
    int found = Arrays.binarySearch(table.ends, charIndex + 1);
    return Math.min(found < 0 ? -found - 1 : found, document.chunks() - 1);
  }

  /** The page, from 1, of the UTF-16 unit at {@code charIndex}. */
  public int pageAt(int charIndex) {
    return table.pageAt(charIndex);
  }

  /** The text of {@code page}, from 1; an empty span if the page does not exist or has no text. */
  public Span page(int page) {
    return table.page(page);
  }

  /**
   * The parts, figures, tables and pages of the document. Reads them from disk each time; keep the
   * result for the questions of one request.
   */
  public DocumentOutline outline() throws IOException {
    return OutlineFile.read(outlineFile);
  }

  /** Resolves references to places in this document. Works only while this index is open. */
  public Places places() throws IOException {
    return new Places(outline(), this::text);
  }

  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      IOUtils.close(reader, directory, text::close, use::close);
    }
  }
}
