package dev.trawl.actors.window;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Span;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills a window with the chunks in which readers found something. If all of them fit, they are
 * shown completely. Otherwise, as many chunks as possible are shown in part: the quoted sentences
 * with their neighbours. Then the best of these chunks are shown completely, as far as they fit.
 */
public final class EvidencePacking {
  /** A part may have slightly more tokens than its share of the chunk's characters. */
  private static final double SHARE_MARGIN = 1.1;

  /** The assumed number of tokens that a prompt adds to each part, such as its header. */
  private static final int PART_TOKENS = 16;

  private EvidencePacking() {}

  /**
   * @param bestFirst the chunks in which something was found, the best first
   * @param quotes the quotes found in each chunk; a chunk without quotes is shown completely or not
   *     at all
   * @param promptTokens counts the tokens of the prompt with these chunks
   * @param limit the maximum number of tokens of the prompt
   * @return the excerpts in the order of the window; a chunk may have several parts
   */
  public static List<Excerpt> pack(
      List<Excerpt> bestFirst,
      Map<ChunkId, List<Evidence>> quotes,
      ToIntFunction<List<Chunk>> promptTokens,
      int limit) {
    var complete = WindowPacking.pack(bestFirst, promptTokens, limit);
    if (complete.size() == bestFirst.size()) {
      return complete;
    }
    var remaining = limit - promptTokens.applyAsInt(List.of());
    var parts = new HashMap<ChunkId, List<Excerpt>>();
    for (var excerpt : bestFirst) {
      var id = excerpt.chunk().id();
      var part = smaller(excerpt, parts(excerpt, quotes.getOrDefault(id, List.of())));
      if (tokens(part) <= remaining) {
        parts.put(id, part);
        remaining -= tokens(part);
      }
    }
    return fitting(bestFirst, parts, enlarged(bestFirst, parts, remaining), promptTokens, limit);
  }

  /**
   * The chunks that are shown completely instead of in parts, the best first, as far as they fit.
   */
  private static List<ChunkId> enlarged(
      List<Excerpt> bestFirst, Map<ChunkId, List<Excerpt>> parts, int tokens) {
    var enlarged = new ArrayList<ChunkId>();
    var remaining = tokens;
    for (var excerpt : bestFirst) {
      var part = parts.getOrDefault(excerpt.chunk().id(), List.of());
      var added = tokens(List.of(excerpt)) - tokens(part);
      if (!part.isEmpty() && added > 0 && added <= remaining) {
        enlarged.add(excerpt.chunk().id());
        remaining -= added;
      }
    }
    return enlarged;
  }

  /**
   * Makes the prompt fit: first shows complete chunks in part again, then drops the worst chunks.
   */
  private static List<Excerpt> fitting(
      List<Excerpt> bestFirst,
      Map<ChunkId, List<Excerpt>> parts,
      List<ChunkId> enlarged,
      ToIntFunction<List<Chunk>> promptTokens,
      int limit) {
    var complete = new ArrayList<>(enlarged);
    var kept =
        new ArrayList<>(
            bestFirst.stream().filter(each -> parts.containsKey(each.chunk().id())).toList());
    while (true) {
      var chosen =
          kept.stream()
              .flatMap(
                  excerpt ->
                      complete.contains(excerpt.chunk().id())
                          ? Stream.of(excerpt)
                          : parts.getOrDefault(excerpt.chunk().id(), List.of()).stream())
              .toList();
      if (chosen.isEmpty() || promptTokens.applyAsInt(chunks(chosen)) <= limit) {
        return WindowPacking.inOrder(chosen);
      }
      (complete.isEmpty() ? kept : complete).removeLast();
    }
  }

  /** The parts, or the complete chunk if it has no more tokens than they have. */
  private static List<Excerpt> smaller(Excerpt excerpt, List<Excerpt> parts) {
    var complete = List.of(excerpt);
    return tokens(complete) <= tokens(parts) ? complete : parts;
  }

  /**
   * Divides the chunks in which readers found something into windows, in the order of the
   * documents. A chunk may be shown in part, as in {@link #pack}; a chunk that does not fit into an
   * empty window is left out. If there would be more than {@code maxWindows}, the neighbours of
   * quotes are left out, and then all quotes except the first one of each chunk, so that every
   * chunk is still represented.
   */
  public static List<List<Excerpt>> windows(
      List<Excerpt> found,
      Map<ChunkId, List<Evidence>> quotes,
      ToIntFunction<List<Chunk>> promptTokens,
      int limit,
      int maxWindows) {
    var inOrder = WindowPacking.inOrder(found);
    var windows = windows(inOrder, shownParts(inOrder, quotes, 1), promptTokens, limit);
    if (windows.size() > maxWindows) {
      windows = windows(inOrder, shownParts(inOrder, quotes, 0), promptTokens, limit);
    }
    return windows.size() > maxWindows
        ? windows(inOrder, shownParts(inOrder, firsts(quotes), 0), promptTokens, limit)
        : windows;
  }

  private static Map<ChunkId, List<Evidence>> firsts(Map<ChunkId, List<Evidence>> quotes) {
    return quotes.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> entry.getValue().stream().limit(1).toList()));
  }

  private static List<List<Excerpt>> shownParts(
      List<Excerpt> found, Map<ChunkId, List<Evidence>> quotes, int neighbours) {
    return found.stream()
        .map(
            excerpt -> {
              var quoted = quotes.getOrDefault(excerpt.chunk().id(), List.of());
              return smaller(excerpt, parts(excerpt, quoted, neighbours));
            })
        .toList();
  }

  private static List<List<Excerpt>> windows(
      List<Excerpt> found,
      List<List<Excerpt>> parts,
      ToIntFunction<List<Chunk>> promptTokens,
      int limit) {
    var completeChunks =
        found.stream().collect(Collectors.toMap(each -> each.chunk().id(), each -> List.of(each)));
    var maxTokens = limit - promptTokens.applyAsInt(List.of());
    var remaining = new ArrayDeque<>(parts);
    var windows = new ArrayList<List<Excerpt>>();
    while (!remaining.isEmpty()) {
      var window = first(remaining, maxTokens);
      while (window.size() > 1 && promptTokens.applyAsInt(chunks(all(window))) > limit) {
        remaining.addFirst(window.removeLast());
      }
      var shown = all(window);
      if (promptTokens.applyAsInt(chunks(shown)) > limit) {
        // Many short parts may need more tokens than the complete chunk.
        shown = completeChunks.getOrDefault(shown.getFirst().chunk().id(), shown);
      }
      if (promptTokens.applyAsInt(chunks(shown)) <= limit) {
        windows.add(shown);
      }
    }
    return List.copyOf(windows);
  }

  /**
   * Removes and returns the first chunk and as many after it as fit into {@code maxTokens}
   * together.
   */
  private static ArrayDeque<List<Excerpt>> first(
      ArrayDeque<List<Excerpt>> remaining, int maxTokens) {
    var taken = new ArrayDeque<List<Excerpt>>();
    var tokens = 0;
    do {
      tokens += tokens(remaining.getFirst());
      taken.addLast(remaining.removeFirst());
    } while (!remaining.isEmpty() && tokens + tokens(remaining.getFirst()) <= maxTokens);
    return taken;
  }

  private static List<Excerpt> all(ArrayDeque<List<Excerpt>> chunks) {
    return chunks.stream().flatMap(List::stream).toList();
  }

  private static List<Chunk> chunks(List<Excerpt> excerpts) {
    return WindowPacking.chunks(WindowPacking.inOrder(excerpts));
  }

  private static int tokens(List<Excerpt> parts) {
    return parts.stream().mapToInt(part -> part.chunk().tokens() + PART_TOKENS).sum();
  }

  /** The quoted sentences of a chunk with their neighbours. No sentence is shown twice. */
  static List<Excerpt> parts(Excerpt excerpt, List<Evidence> quotes) {
    return parts(excerpt, quotes, 1);
  }

  /**
   * @param neighbours the number of sentences shown before and after each quoted sentence
   */
  private static List<Excerpt> parts(Excerpt excerpt, List<Evidence> quotes, int neighbours) {
    if (quotes.isEmpty()) {
      return List.of(excerpt);
    }
    var chunk = excerpt.chunk();
    var sentences = Sentences.of(chunk.text());
    var shown = new boolean[sentences.size()];
    for (var at = 0; at < sentences.size(); at++) {
      if (isQuoted(sentences.get(at), chunk.startChar(), quotes)) {
        Arrays.fill(
            shown, Math.max(0, at - neighbours), Math.min(shown.length, at + neighbours + 1), true);
      }
    }
    var parts = new ArrayList<Excerpt>();
    for (var from = 0; from < shown.length; from++) {
      if (shown[from]) {
        var to = from;
        while (to + 1 < shown.length && shown[to + 1]) {
          to++;
        }
        parts.add(
            part(excerpt, new Span(sentences.get(from).startChar(), sentences.get(to).endChar())));
        from = to;
      }
    }
    return parts;
  }

  private static boolean isQuoted(Span sentence, int chunkStart, List<Evidence> quotes) {
    var start = chunkStart + sentence.startChar();
    var end = chunkStart + sentence.endChar();
    return quotes.stream()
        .anyMatch(quote -> quote.span().startChar() < end && quote.span().endChar() > start);
  }

  private static Excerpt part(Excerpt excerpt, Span span) {
    var chunk = excerpt.chunk();
    var share = (double) (span.endChar() - span.startChar()) / Math.max(1, chunk.text().length());
    return excerpt.part(span, (int) Math.ceil(chunk.tokens() * share * SHARE_MARGIN));
  }
}
