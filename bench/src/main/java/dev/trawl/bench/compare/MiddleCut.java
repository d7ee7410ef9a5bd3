package dev.trawl.bench.compare;

import dev.trawl.protocol.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is left of a text when its middle is cut out: head and tail, of about the same length. Where
 * all fits, nothing is cut.
 *
 * @param chunks of the whole text, in order
 * @param head how many of them are kept at the beginning
 * @param tail the first that is kept at the end
 */
record MiddleCut(List<Chunk> chunks, int head, int tail) {
  MiddleCut {
    chunks = List.copyOf(chunks);
  }

  /** Keeps as much as {@code fits}. */
  static MiddleCut of(List<Chunk> chunks, Predicate<List<Chunk>> fits) {
    var cut = new MiddleCut(chunks, 0, chunks.size());
    while (!cut.isWhole()) {
      var wider = cut.wider();
      if (!fits.test(wider.kept())) {
        return cut;
      }
      cut = wider;
    }
    return cut;
  }

  /** With one chunk more, where less is kept. */
  private MiddleCut wider() {
    return tokens(chunks.subList(0, head)) <= tokens(chunks.subList(tail, chunks.size()))
        ? new MiddleCut(chunks, head + 1, tail)
        : new MiddleCut(chunks, head, tail - 1);
  }

  private static int tokens(List<Chunk> some) {
    return some.stream().mapToInt(Chunk::tokens).sum();
  }

  boolean isWhole() {
    return head == tail;
  }

  /** In the order of the text. */
  List<Chunk> kept() {
    var kept = new ArrayList<>(chunks.subList(0, head));
    kept.addAll(chunks.subList(tail, chunks.size()));
    return kept;
  }

  /** Head and tail with a break between them, or the whole text as it is. */
  String text() {
    return isWhole()
        ? text(chunks)
        : text(chunks.subList(0, head)) + "\n\n" + text(chunks.subList(tail, chunks.size()));
  }

  private static String text(List<Chunk> some) {
    return some.stream().map(Chunk::text).collect(Collectors.joining());
  }
}
