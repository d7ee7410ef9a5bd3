package dev.trawl.retrieval.index;

import dev.trawl.protocol.TermStatistics;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;

/** Counts the chunks and sentences that contain each term of a query. Used by one thread. */
final class TermCount {
  private final DirectoryReader reader;
  private final ChunkTable table;
  private final Map<String, Long> chunks = new HashMap<>();
  private final Map<String, Long> sentences = new HashMap<>();

  TermCount(DirectoryReader reader, ChunkTable table) {
    this.reader = reader;
    this.table = table;
  }

  TermStatistics of(QueryTerms query) throws IOException {
    for (String term : query.distinctTerms()) {
      chunks.put(term, 0L);
      sentences.put(term, 0L);
      for (var segment : reader.leaves()) {
        count(segment.reader(), term);
      }
    }
    return new TermStatistics(
        table.chunks(), table.terms(), table.sentences(), table.terms(), chunks, sentences);
  }

  private void count(LeafReader segment, String term) throws IOException {
    var postings = segment.postings(new Term(IndexBuilder.BODY, term), PostingsEnum.POSITIONS);
    if (postings == null) {
      return;
    }
    var ordinals = segment.getNumericDocValues(IndexBuilder.ORDINAL);
    for (int at = postings.nextDoc();
        at != DocIdSetIterator.NO_MORE_DOCS;
        at = postings.nextDoc()) {
      chunks.merge(term, 1L, Long::sum);
      sentences.merge(term, (long) sentences(ordinal(ordinals, at), postings), Long::sum);
    }
  }

  private static int ordinal(NumericDocValues ordinals, int document) throws IOException {
    if (!ordinals.advanceExact(document)) {
      throw new IOException("the index is damaged: a chunk has no ordinal");
    }
    return (int) ordinals.longValue();
  }

  private int sentences(int chunk, PostingsEnum postings) throws IOException {
    int found = 0;
    int sentence = table.firstSentence(chunk) - 1;
    for (int i = 0; i < postings.freq(); i++) {
      int position = postings.nextPosition();
      if (found == 0 || position >= table.sentencePositionEnds[sentence]) {
        sentence = Math.max(sentence, table.firstSentence(chunk));
        while (position >= table.sentencePositionEnds[sentence]) {
          sentence++;
        }
        found++;
      }
    }
    return found;
  }
}
