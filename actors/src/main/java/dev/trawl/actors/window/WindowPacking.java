package dev.trawl.actors.window;

import dev.trawl.protocol.Chunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Fills a window with the best chunks that fit. Documents are in the order of the question's list,
 * chunks in reading order. If a chunk does not fit, smaller chunks after it are still tried. A
 * chunk is never cut.
 */
public final class WindowPacking {
  private WindowPacking() {}

  /**
   * Adds chunks by their own token counts, then counts the whole prompt and drops the worst chunks
   * until it fits, because a prompt may have more tokens than its parts.
   *
   * @param bestFirst candidates, the best first
   * @param promptTokens counts the tokens of the prompt with these chunks
   * @param limit the maximum number of tokens of the prompt
   * @return the chunks in the order of the window; empty if not even one fits
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
    var remaining = budget;
    for (var excerpt : bestFirst) {
      if (excerpt.chunk().tokens() <= remaining) {
        chosen.add(excerpt);
        remaining -= excerpt.chunk().tokens();
      }
    }
    return chosen;
  }

  /** The excerpts, which may be parts of chunks, in the order of the window. */
  static List<Excerpt> inOrder(List<Excerpt> excerpts) {
    return excerpts.stream()
        .sorted(
            Comparator.comparingInt(Excerpt::documentPlace)
                .thenComparingInt(excerpt -> excerpt.chunk().id().ordinal())
                .thenComparingInt(excerpt -> excerpt.chunk().startChar()))
        .toList();
  }

  /** The chunks of {@code excerpts}, in the same order. */
  public static List<Chunk> chunks(List<Excerpt> excerpts) {
    return excerpts.stream().map(Excerpt::chunk).toList();
  }
}
