package dev.trawl.actors.window;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Hit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks chunks after a reading pass: the readers' relevance, 0 to 1, plus the BM25 score of the
 * chunk for the quotes as a query, as a part of the best such score. A model that does not grade
 * gives every relevant chunk 1, and then BM25 decides; a chunk nobody found relevant can still rank
 * by what it shares with the quotes.
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
