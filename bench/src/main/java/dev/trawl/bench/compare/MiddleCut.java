package dev.trawl.bench.compare;

import dev.trawl.protocol.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A text whose middle is cut out. The head and the tail that remain have about the same length.
 * Nothing is cut if the whole text fits.
 *
 * @param chunks all chunks of the text, in order
 * @param headSize the number of chunks kept at the beginning
 * @param tailStart the index of the first chunk kept at the end
 */
record MiddleCut(List<Chunk> chunks, int headSize, int tailStart) {
  MiddleCut {
    chunks = List.copyOf(chunks);
  }

  /** Keeps as many chunks as {@code fits} accepts. */
  static MiddleCut of(List<Chunk> chunks, Predicate<List<Chunk>> fits) {
    var cut = new MiddleCut(chunks, 0, chunks.size());
    while (!cut.isComplete()) {
      var wider = cut.wider();
      if (!fits.test(wider.kept())) {
        return cut;
      }
      cut = wider;
    }
    return cut;
  }

  /** Adds one chunk to the head or to the tail, whichever is shorter. */
  private MiddleCut wider() {
    return tokens(chunks.subList(0, headSize)) <= tokens(chunks.subList(tailStart, chunks.size()))
        ? new MiddleCut(chunks, headSize + 1, tailStart)
        : new MiddleCut(chunks, headSize, tailStart - 1);
  }

  private static int tokens(List<Chunk> part) {
    return part.stream().mapToInt(Chunk::tokens).sum();
  }

  boolean isComplete() {
    return headSize == tailStart;
  }

  /** Returns the kept chunks, in the order of the text. */
  List<Chunk> kept() {
    var kept = new ArrayList<>(chunks.subList(0, headSize));
    kept.addAll(chunks.subList(tailStart, chunks.size()));
    return kept;
  }

  /**
   * Returns the head and the tail with an empty line between them, or the unchanged text if nothing
   * is cut.
   */
  String text() {
    return isComplete()
        ? text(chunks)
        : text(chunks.subList(0, headSize))
            + "\n\n"
            + text(chunks.subList(tailStart, chunks.size()));
  }

  private static String text(List<Chunk> part) {
    return part.stream().map(Chunk::text).collect(Collectors.joining());
  }
}
