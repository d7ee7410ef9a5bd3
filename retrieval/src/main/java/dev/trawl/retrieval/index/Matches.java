package dev.trawl.retrieval.index;

import dev.trawl.protocol.TermStatistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * Iterates over the chunks of one segment that contain a word of the query, with the positions of
 * each word. Used by one thread.
 */
final class Matches {
  private final List<Cursor> cursors = new ArrayList<>();
  private final NumericDocValues ordinals;
  private final int[][] positions;
  private final int[] counts;
  private final boolean[] inHeading;
  private final Map<Integer, Set<Integer>> titled = new HashMap<>();
  private final Map<Integer, Double> rarity = new HashMap<>();
  private int document = -1;

  /**
   * @param all all segments, in which titles are counted
   */
  Matches(LeafReader segment, QueryTerms query, IndexReader all) throws IOException {
    var words = query.words();
    positions = new int[words.size()][16];
    counts = new int[words.size()];
    inHeading = new boolean[words.size()];
    ordinals = segment.getNumericDocValues(IndexBuilder.ORDINAL);
    for (int word = 0; word < words.size(); word++) {
      for (String term : words.get(word).terms()) {
        open(segment, IndexBuilder.BODY, term, word, PostingsEnum.POSITIONS);
        open(segment, IndexBuilder.HEADING, term, word, PostingsEnum.NONE);
      }
    }
    for (var title : query.titles().entrySet()) {
      findTitled(segment, title.getKey(), title.getValue(), all);
    }
  }

  private void findTitled(LeafReader segment, String title, Set<Integer> words, IndexReader all)
      throws IOException {
    var term = new Term(IndexBuilder.TITLE, title);
    var postings = segment.postings(term, PostingsEnum.NONE);
    if (postings == null) {
      return;
    }
    double weight = TermStatistics.rarity(all.numDocs(), all.docFreq(term));
    for (int at = postings.nextDoc();
        at != DocIdSetIterator.NO_MORE_DOCS;
        at = postings.nextDoc()) {
      titled.computeIfAbsent(at, chunk -> new HashSet<>()).addAll(words);
      rarity.merge(at, weight, Math::max);
    }
  }

  private record Cursor(PostingsEnum postings, int word, boolean body) {}

  private void open(LeafReader segment, String field, String term, int word, int what)
      throws IOException {
    var postings = segment.postings(new Term(field, term), what);
    if (postings != null) {
      postings.nextDoc();
      cursors.add(new Cursor(postings, word, what == PostingsEnum.POSITIONS));
    }
  }

  /** Moves to the next chunk that contains a word; false if there is none. */
  boolean next() throws IOException {
    document = DocIdSetIterator.NO_MORE_DOCS;
    for (var cursor : cursors) {
      document = Math.min(document, cursor.postings().docID());
    }
    if (document == DocIdSetIterator.NO_MORE_DOCS) {
      return false;
    }
    Arrays.fill(counts, 0);
    Arrays.fill(inHeading, false);
    for (var cursor : cursors) {
      if (cursor.postings().docID() == document) {
        add(cursor);
        cursor.postings().nextDoc();
      }
    }
    return true;
  }

  private void add(Cursor cursor) throws IOException {
    int word = cursor.word();
    if (!cursor.body()) {
      inHeading[word] = true;
      return;
    }
    int frequency = cursor.postings().freq();
    int before = counts[word];
    if (before + frequency > positions[word].length) {
      positions[word] = Arrays.copyOf(positions[word], 2 * (before + frequency));
    }
    for (int i = 0; i < frequency; i++) {
      positions[word][before + i] = cursor.postings().nextPosition();
    }
    counts[word] = before + frequency;
    if (before > 0) {
      Arrays.sort(positions[word], 0, counts[word]);
    }
  }

  int ordinal() throws IOException {
    if (!ordinals.advanceExact(document)) {
      throw new IOException("the index is damaged: a chunk has no ordinal");
    }
    return (int) ordinals.longValue();
  }

  int count(int word) {
    return counts[word];
  }

  int position(int word, int i) {
    return positions[word][i];
  }

  boolean occurs(int word, int position) {
    return Arrays.binarySearch(positions[word], 0, counts[word], position) >= 0;
  }

  /** The words of those titles in the chunk that occur completely in the query. */
  Set<Integer> titleWords() {
    return titled.getOrDefault(document, Set.of());
  }

  /** The rarity of the rarest of these titles among all titles; 0 if there is none. */
  double titleRarity() {
    return rarity.getOrDefault(document, 0.0);
  }

  boolean inHeading(int word) {
    return inHeading[word];
  }
}
