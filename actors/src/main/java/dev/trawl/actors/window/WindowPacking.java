package dev.trawl.actors.window;

import dev.trawl.protocol.Chunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Fills a window: the best chunks that fit, document by document as the question names them, and in
 * reading order within each. A chunk that does not fit is left out and smaller ones after it may
 * still go in; a chunk is never cut.
 */
public final class WindowPacking {
  private WindowPacking() {}

  /**
   * Chunks are added by their own token counts; then the prompt as a whole is counted, and the
   * worst chunks leave until it fits, since a prompt may take more than its parts.
   *
   * @param bestFirst candidates, the best first
   * @param promptTokens tokens of the prompt that holds these chunks
   * @param limit the most tokens the prompt may have
   * @return in the order of a window; empty when not even one fits
   */
  public static List<Excerpt> pack(
      List<Excerpt> bestFirst, ToIntFunction<List<Chunk>> promptTokens, int limit) {
    var chosen = choose(bestFirst, limit - promptTokens.applyAsInt(List.of()));
    while (!chosen.isEmpty() && promptTokens.applyAsInt(chunks(inOrder(chosen))) > limit) {
      chosen.removeLast();
    }
    return inOrder(chosen);
  }

  private static ArrayList<Excerpt> choose(List<Excerpt> bestFirst, int budget) {
    var chosen = new ArrayList<Excerpt>();
    var left = budget;
    for (var excerpt : bestFirst) {
      if (excerpt.chunk().tokens() <= left) {
        chosen.add(excerpt);
        left -= excerpt.chunk().tokens();
      }
    }
    return chosen;
  }

  private static List<Excerpt> inOrder(List<Excerpt> excerpts) {
    return excerpts.stream()
        .sorted(
            Comparator.comparingInt(Excerpt::documentPlace)
                .thenComparingInt(excerpt -> excerpt.chunk().id().ordinal()))
        .toList();
  }

  /** The chunks of {@code excerpts}, in the same order. */
  public static List<Chunk> chunks(List<Excerpt> excerpts) {
    return excerpts.stream().map(Excerpt::chunk).toList();
  }
}
