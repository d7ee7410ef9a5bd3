package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Hit;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FairShareTest {
  private static final FairShare HALF = new FairShare(0.5, 0.5);

  @Test
  void aDocumentWithGoodHitsGetsItsShareNextToABetterDocument() {
    var hits =
        List.of(hit('a', 0, 10), hit('a', 1, 9), hit('a', 2, 8), hit('b', 0, 6), hit('b', 1, 5));

    assertThat(HALF.order(hits, 4).subList(0, 4))
        .containsExactly(hit('a', 0, 10), hit('a', 1, 9), hit('b', 0, 6), hit('b', 1, 5));
  }

  @Test
  void aPoorHitDoesNotDisplaceAGoodOne() {
    var hits = List.of(hit('a', 0, 10), hit('a', 1, 9), hit('a', 2, 8), hit('b', 0, 4.9));

    assertThat(HALF.order(hits, 2)).containsExactlyElementsOf(hits);
  }

  @Test
  void ordersASingleDocumentByScore() {
    var hits = List.of(hit('a', 2, 1), hit('a', 0, 3), hit('a', 1, 2));

    assertThat(HALF.order(hits, 1)).containsExactly(hit('a', 0, 3), hit('a', 1, 2), hit('a', 2, 1));
  }

  @Test
  void aShareOfOneLetsTheBestDocumentFillTheWindow() {
    var hits = List.of(hit('a', 0, 10), hit('a', 1, 9), hit('b', 0, 8));

    assertThat(new FairShare(0.5, 1).order(hits, 2)).containsExactlyElementsOf(hits);
  }

  @Test
  void ordersEqualScoresByDocument() {
    assertThat(HALF.order(List.of(hit('b', 0, 1), hit('a', 1, 1), hit('a', 0, 1)), 4))
        .containsExactly(hit('a', 0, 1), hit('a', 1, 1), hit('b', 0, 1));
  }

  @Property
  void returnsExactlyTheGivenHits(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int window) {
    var hits = hits(seed);

    assertThat(HALF.order(hits, window)).containsExactlyInAnyOrderElementsOf(hits);
  }

  /** Good hits within the share of their document come before all other hits. */
  @Property
  void noDocumentExceedsItsShareWhileAnotherHasGoodHits(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int window) {
    var ordered = HALF.order(hits(seed), window);
    var good = ordered.stream().mapToDouble(Hit::score).max().orElse(0) * 0.5;
    var maxPerDocument = (window + 1) / 2;
    var taken = new HashMap<DocumentId, Integer>();
    var hasOtherHits = false;
    for (var hit : ordered) {
      var place = taken.merge(hit.chunk().document(), 1, Integer::sum);
      var isGoodAndInShare = hit.score() >= good && place <= maxPerDocument;

      assertThat(isGoodAndInShare && hasOtherHits).isFalse();
      hasOtherHits |= !isGoodAndInShare;
    }
  }

  private static List<Hit> hits(long seed) {
    var random = new Random(seed);
    return IntStream.range(0, random.nextInt(30))
        .mapToObj(ordinal -> hit("abc".charAt(random.nextInt(3)), ordinal, random.nextInt(10)))
        .toList();
  }

  private static Hit hit(char document, int ordinal, double score) {
    var id = new DocumentId(String.valueOf(document).repeat(64));
    return new Hit(new ChunkId(id, ordinal), score, List.of());
  }
}
