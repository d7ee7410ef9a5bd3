package dev.trawl.actors.window;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Hit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks chunks after a reading pass. The rank is the readers' relevance, 0 to 1, plus the chunk's
 * BM25 score for the quotes as a query, relative to the best such score. If a model gives every
 * relevant chunk the relevance 1, BM25 decides. A chunk that no reader found relevant can still be
 * ranked by the words that it shares with the quotes.
 */
public final class ReadingRank {
  private ReadingRank() {}

  public static List<Hit> of(Map<ChunkId, Double> relevance, List<Hit> quoteHits) {
    var best = quoteHits.stream().mapToDouble(Hit::score).max().orElse(0);
    var ranks = new HashMap<>(relevance);
    if (best > 0) {
      quoteHits.forEach(hit -> ranks.merge(hit.chunk(), hit.score() / best, Double::sum));
    }
    return ranks.entrySet().stream()
        .map(rank -> new Hit(rank.getKey(), rank.getValue(), List.of()))
        .sorted(FairShare.BEST_FIRST)
        .toList();
  }
}
