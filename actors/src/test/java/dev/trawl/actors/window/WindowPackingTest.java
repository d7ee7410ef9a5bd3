package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowPackingTest {
  private static final DocumentId DOCUMENT = new DocumentId("a".repeat(64));
  private static final int QUESTION = 10;

  @Test
  void selectsByRankAndSortsByDocument() {
    var packed = pack(List.of(excerpt(7, 40), excerpt(2, 40), excerpt(5, 40)), 0, 100);

    assertThat(ordinals(packed)).containsExactly(2, 7);
  }

  @Test
  void showsDocumentsInTheOrderOfTheQuestion() {
    var second = excerpt(new DocumentId("0".repeat(64)), 1, 3, 10);
    var first = excerpt(new DocumentId("f".repeat(64)), 0, 5, 10);

    assertThat(pack(List.of(second, first), 0, 100)).containsExactly(first, second);
  }

  @Test
  void skipsAChunkThatIsTooLarge() {
    var packed = pack(List.of(excerpt(0, 50), excerpt(1, 500), excerpt(2, 40)), 0, 100);

    assertThat(ordinals(packed)).containsExactly(0, 2);
  }

  @Test
  void isEmptyWhenNotEvenOneChunkFits() {
    assertThat(pack(List.of(excerpt(0, 91)), 0, 100)).isEmpty();
  }

  @Test
  void removesTheWorstChunkIfThePromptIsLargerThanItsParts() {
    var packed = pack(List.of(excerpt(9, 30), excerpt(4, 30), excerpt(6, 30)), 5, 100);

    assertThat(ordinals(packed)).containsExactly(4, 9);
  }

  @Property
  void neverExceedsTheWindowAndKeepsDocumentOrder(
      @ForAll long seed,
      @ForAll @IntRange(max = 8) int markUp,
      @ForAll @IntRange(min = 1, max = 600) int limit) {
    var packed = pack(candidates(seed), markUp, limit);

    assertThat(ordinals(packed)).isSorted().doesNotHaveDuplicates();
    assertThat(packed.isEmpty() || prompt(markUp).applyAsInt(chunks(packed)) <= limit).isTrue();
  }

  /**
   * If a prompt is the sum of its parts, a chunk is left out only if it does not fit next to better
   * chunks.
   */
  @Property
  void prefersBetterChunks(@ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int limit) {
    var bestFirst = candidates(seed);
    var packed = pack(bestFirst, 0, limit);

    var left = limit - QUESTION;
    for (var excerpt : bestFirst) {
      assertThat(packed.contains(excerpt)).isEqualTo(excerpt.chunk().tokens() <= left);
      left -= packed.contains(excerpt) ? excerpt.chunk().tokens() : 0;
    }
  }

  private static List<Excerpt> pack(List<Excerpt> bestFirst, int markUp, int limit) {
    return WindowPacking.pack(bestFirst, prompt(markUp), limit);
  }

  /** A prompt consists of the question, the chunks, and some tokens around each chunk. */
  private static ToIntFunction<List<Chunk>> prompt(int markUp) {
    return chunks -> QUESTION + chunks.stream().mapToInt(chunk -> chunk.tokens() + markUp).sum();
  }

  private static List<Chunk> chunks(List<Excerpt> excerpts) {
    return WindowPacking.chunks(excerpts);
  }

  private static List<Excerpt> candidates(long seed) {
    var random = new Random(seed);
    var candidates =
        IntStream.range(0, random.nextInt(20))
            .mapToObj(ordinal -> excerpt(ordinal, 1 + random.nextInt(120)))
            .collect(java.util.stream.Collectors.toList());
    Collections.shuffle(candidates, random);
    return candidates;
  }

  private static Excerpt excerpt(int ordinal, int tokens) {
    return excerpt(DOCUMENT, 0, ordinal, tokens);
  }

  private static Excerpt excerpt(DocumentId document, int position, int ordinal, int tokens) {
    return new Excerpt(
        new Chunk(new ChunkId(document, ordinal), ordinal, ordinal + 1, 1, "", "en", tokens, "."),
        "a.txt",
        position);
  }

  private static List<Integer> ordinals(List<Excerpt> excerpts) {
    return excerpts.stream().map(excerpt -> excerpt.chunk().id().ordinal()).toList();
  }
}
