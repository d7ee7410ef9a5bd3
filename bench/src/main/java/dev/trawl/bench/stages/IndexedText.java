package dev.trawl.bench.stages;

import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Query;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.index.DocumentIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * JMH state: the text, indexed by trawl and by Lucene alone, with queries for both and a question
 * for trawl.
 */
@State(Scope.Benchmark)
public class IndexedText {
  /** The value of trawl.window.max-hits. */
  private static final int HITS = 64;

  private static final int QUERIES = 16;
  private static final int QUERY_WORDS = 8;

  private Subject subject;
  private DocumentIndex index;
  private LuceneBaseline luceneAlone;
  private DocumentId document;
  private String question = "";
  private List<String> queries = List.of();
  private int next;

  @Setup
  public void build(Workbench workbench) throws IOException, DocumentException {
    var source = workbench.files().source(SampleFormat.TXT);
    subject = workbench.subject();
    index = subject.index(source).index();
    document = subject.open(List.of(source)).getFirst().id();
    question = workbench.files().question();
    queries = queries(workbench.text());
    var folder = Files.createTempDirectory(workbench.scratch(), "luceneAlone-");
    LuceneBaseline.index(workbench.texts(workbench.cut()), Workbench.LANGUAGE, folder);
    luceneAlone = LuceneBaseline.open(folder, Workbench.LANGUAGE);
  }

  /** Returns the first words of paragraphs from across the text. */
  private static List<String> queries(String text) {
    var paragraphs = text.lines().filter(line -> !line.isBlank()).toList();
    return IntStream.range(0, QUERIES)
        .mapToObj(i -> paragraphs.get((int) ((long) i * paragraphs.size() / QUERIES)))
        .map(line -> Arrays.stream(line.split("\\s+")).limit(QUERY_WORDS))
        .map(words -> words.collect(Collectors.joining(" ")))
        .toList();
  }

  private String query() {
    next = (next + 1) % queries.size();
    return queries.get(next);
  }

  List<Hit> search() throws IOException {
    var query = new Query(query(), Workbench.LANGUAGE, List.of());
    return index.search(query, index.count(query), HITS);
  }

  int luceneSearchAlone() throws IOException {
    return luceneAlone.search(query(), HITS);
  }

  Answer read() {
    var reply = subject.ask(question, Level.READ, List.of(document));
    return reply.answer().orElseThrow(() -> new IllegalStateException(reply.error()));
  }

  @TearDown
  public void close() throws IOException {
    luceneAlone.close();
    index.close();
  }
}
