package dev.trawl.actors.window;

import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * Orders hits for a window so that one document does not fill the whole window while another one
 * has good hits.
 *
 * <p>A hit is <em>good</em> if its score is at least {@code goodScoreShare} of the best score. Good
 * hits come first, in descending order of score, but each document gets at most {@code
 * documentShare} of the window's chunks. All other hits follow in descending order of score. If
 * only one document has good hits, this is simply the order of scores.
 *
 * @param goodScoreShare 0 to 1
 * @param documentShare above 0, at most 1; 1 turns the rule off
 */
public record FairShare(double goodScoreShare, double documentShare) {
  public static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::chunk);

  public FairShare {
    if (!(goodScoreShare >= 0 && goodScoreShare <= 1)) {
      throw new IllegalArgumentException(
          "trawl.window.good-score-share outside 0..1: " + goodScoreShare);
    }
    if (!(documentShare > 0 && documentShare <= 1)) {
      throw new IllegalArgumentException(
          "trawl.window.document-share outside 0..1: " + documentShare);
    }
  }

  /** All of {@code hits} in order, for a window of about {@code windowChunks} chunks. */
  public List<Hit> order(List<Hit> hits, int windowChunks) {
    var byScore = hits.stream().sorted(BEST_FIRST).toList();
    if (byScore.isEmpty()) {
      return byScore;
    }
    var minGoodScore = byScore.getFirst().score() * goodScoreShare;
    var maxPerDocument = Math.max(1, (int) Math.ceil(windowChunks * documentShare));
    var goodHits = new HashMap<DocumentId, Integer>();
    var first = new ArrayList<Hit>();
    var rest = new ArrayList<Hit>();
    for (var hit : byScore) {
      var goodHitsOfDocument = goodHits.getOrDefault(hit.chunk().document(), 0);
      if (hit.score() >= minGoodScore && goodHitsOfDocument < maxPerDocument) {
        goodHits.put(hit.chunk().document(), goodHitsOfDocument + 1);
        first.add(hit);
      } else {
        rest.add(hit);
      }
    }
    first.addAll(rest);
    return List.copyOf(first);
  }
}
