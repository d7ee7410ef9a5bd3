package dev.trawl.bench.speed;

import dev.trawl.bench.subject.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/**
 * The least that indexing chunks can mean: each a Lucene document with one text field, not stored,
 * through one writer on one thread with its default settings, committed to disk.
 */
final class BareLucene {
  private BareLucene() {}

  /**
   * Milliseconds to index {@code chunks} with the analyser that Lucene has for {@code language}.
   */
  static long millis(List<String> chunks, String language, Path scratch) throws IOException {
    try (var folder = Scratch.below(scratch);
        var analyzer = analyzer(language)) {
      var start = System.nanoTime();
      try (var directory = FSDirectory.open(folder.path());
          var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (var chunk : chunks) {
          var document = new Document();
          document.add(new TextField("body", chunk, Field.Store.NO));
          writer.addDocument(document);
        }
        writer.commit();
      }
      return (System.nanoTime() - start) / 1_000_000;
    }
  }

  private static Analyzer analyzer(String language) {
    return language.equals("en") ? new EnglishAnalyzer() : new StandardAnalyzer();
  }
}
