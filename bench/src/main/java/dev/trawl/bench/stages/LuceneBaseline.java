package dev.trawl.bench.stages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * The baseline for indexing and searching: the minimum that Lucene has to do. Each chunk is a
 * Lucene document with one text field, which is not stored. One writer with default settings
 * indexes them on one thread and commits to disk. A search finds chunks that contain any word of
 * the question, and ranks them by Lucene's own BM25. Not thread-safe.
 */
public final class LuceneBaseline implements AutoCloseable {
  private static final String BODY = "body";

  private final Analyzer analyzer;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  private LuceneBaseline(Analyzer analyzer, DirectoryReader reader) {
    this.analyzer = analyzer;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
  }

  /** Indexes {@code chunks} into {@code folder}, with Lucene's analyser for {@code language}. */
  public static void index(List<String> chunks, String language, Path folder) throws IOException {
    try (var analyzer = analyzer(language);
        var directory = FSDirectory.open(folder);
        var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (var chunk : chunks) {
        var document = new Document();
        document.add(new TextField(BODY, chunk, Field.Store.NO));
        writer.addDocument(document);
      }
      writer.commit();
    }
  }

  private static Analyzer analyzer(String language) {
    return language.equals("en") ? new EnglishAnalyzer() : new StandardAnalyzer();
  }

  /** Opens the index in {@code folder}. */
  static LuceneBaseline open(Path folder, String language) throws IOException {
    return new LuceneBaseline(analyzer(language), DirectoryReader.open(FSDirectory.open(folder)));
  }

  /** Returns the number of hits, at most {@code limit}. */
  int search(String question, int limit) throws IOException {
    return searcher.search(query(question), limit).scoreDocs.length;
  }

  private Query query(String question) throws IOException {
    var query = new BooleanQuery.Builder();
    try (var words = analyzer.tokenStream(BODY, question)) {
      var word = words.addAttribute(CharTermAttribute.class);
      words.reset();
      while (words.incrementToken()) {
        query.add(new TermQuery(new Term(BODY, word.toString())), BooleanClause.Occur.SHOULD);
      }
      words.end();
    }
    return query.build();
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(reader, reader.directory(), analyzer);
  }
}
