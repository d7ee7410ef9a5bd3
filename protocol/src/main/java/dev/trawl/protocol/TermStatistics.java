package dev.trawl.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How common the terms of one query are in the documents asked. Documents are searched each on its
 * own; with the sum of their statistics their scores compare, and a term's rarity is that of the
 * whole collection.
 *
 * @param chunks chunks in the documents
 * @param chunkTerms terms in all chunks together, for the mean length
 * @param sentences sentences in the documents
 * @param sentenceTerms terms in all sentences together
 * @param chunkFrequency for each analysed term, the chunks that hold it
 * @param sentenceFrequency for each analysed term, the sentences that hold it
 */
public record TermStatistics(
    long chunks,
    long chunkTerms,
    long sentences,
    long sentenceTerms,
    Map<String, Long> chunkFrequency,
    Map<String, Long> sentenceFrequency)
    implements Wire {
  public static final TermStatistics NONE = new TermStatistics(0, 0, 0, 0, Map.of(), Map.of());

  public TermStatistics {
    chunkFrequency = Map.copyOf(chunkFrequency);
    sentenceFrequency = Map.copyOf(sentenceFrequency);
  }

  /** The statistics of all {@code parts} as one collection. */
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
   * Inverse chunk frequency as BM25 has it, {@code ln(1 + (N - n + 0.5) / (n + 0.5))}: positive for
   * every term, even in a collection of one chunk.
   */
  public double inverseChunkFrequency(String term) {
    return inverse(chunks, chunkFrequency.getOrDefault(term, 0L));
  }

  /** The same over sentences. */
  public double inverseSentenceFrequency(String term) {
    return inverse(sentences, sentenceFrequency.getOrDefault(term, 0L));
  }

  private static double inverse(long all, long holding) {
    return Math.log(1 + (Math.max(all, holding) - holding + 0.5) / (holding + 0.5));
  }
}
