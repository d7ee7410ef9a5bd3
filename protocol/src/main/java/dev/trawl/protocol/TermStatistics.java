package dev.trawl.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The frequencies of one query's terms in the documents that are searched together. Each document
 * has its own index. When every index searches with the sum of all statistics, the rarity of a term
 * refers to the whole collection, so the scores of different documents are comparable.
 *
 * @param chunks number of chunks
 * @param chunkTerms number of terms in all chunks, for the mean length of a chunk
 * @param sentences number of sentences
 * @param sentenceTerms number of terms in all sentences, for the mean length of a sentence
 * @param chunkFrequency for each term of the query, the number of chunks that contain it
 * @param sentenceFrequency for each term of the query, the number of sentences that contain it
 */
public record TermStatistics(
    long chunks,
    long chunkTerms,
    long sentences,
    long sentenceTerms,
    Map<String, Long> chunkFrequency,
    Map<String, Long> sentenceFrequency)
    implements Wire {
  /** The statistics of no documents. */
  public static final TermStatistics NONE = new TermStatistics(0, 0, 0, 0, Map.of(), Map.of());

  public TermStatistics {
    chunkFrequency = Map.copyOf(chunkFrequency);
    sentenceFrequency = Map.copyOf(sentenceFrequency);
  }

  /** Adds up the statistics of {@code parts}, as if they were one collection. */
  public static TermStatistics sum(List<TermStatistics> parts) {
    return parts.stream().reduce(NONE, TermStatistics::plus);
  }

  private TermStatistics plus(TermStatistics other) {
    return new TermStatistics(
        chunks + other.chunks,
        chunkTerms + other.chunkTerms,
        sentences + other.sentences,
        sentenceTerms + other.sentenceTerms,
        plus(chunkFrequency, other.chunkFrequency),
        plus(sentenceFrequency, other.sentenceFrequency));
  }

  private static Map<String, Long> plus(Map<String, Long> left, Map<String, Long> right) {
    var sum = new HashMap<>(left);
    right.forEach((term, count) -> sum.merge(term, count, Long::sum));
    return sum;
  }

  /**
   * Inverse document frequency of BM25 over chunks, {@code ln(1 + (N - n + 0.5) / (n + 0.5))}.
   * Positive for every term, even in a collection of one chunk. See Robertson and Zaragoza, "The
   * Probabilistic Relevance Framework: BM25 and Beyond" (2009); Lucene added the 1.
   */
  public double inverseChunkFrequency(String term) {
    return rarity(chunks, chunkFrequency.getOrDefault(term, 0L));
  }

  /** Like {@link #inverseChunkFrequency}, but computed over sentences. */
  public double inverseSentenceFrequency(String term) {
    return rarity(sentences, sentenceFrequency.getOrDefault(term, 0L));
  }

  /** The rarity of a term that {@code containing} of {@code all} texts contain. */
  public static double rarity(long all, long containing) {
    return Math.log(1 + (Math.max(all, containing) - containing + 0.5) / (containing + 0.5));
  }
}
