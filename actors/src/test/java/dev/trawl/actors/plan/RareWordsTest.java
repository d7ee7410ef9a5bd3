package dev.trawl.actors.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.TermStatistics;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RareWordsTest {
  /** 40 chunks, most of which contain "harbour". */
  private static final TermStatistics STATISTICS =
      new TermStatistics(
          40,
          4000,
          400,
          4000,
          Map.of("harbour", 30L, "holm", 2L, "灯", 40L, "塔", 39L, "灯塔", 3L),
          Map.of());

  @Test
  void leavesOutAWordThatMostChunksContain() {
    var rare = RareWords.of("the harbour, Holm", "en", STATISTICS);
    assertThat(rare.text()).isEqualTo("the Holm");
    assertThat(rare.common()).containsExactly(new RareWords.FrequentWord("harbour", 30));
    assertThat(rare.warnings(40))
        .singleElement()
        .asString()
        .startsWith("“harbour” is in 30 of 40 chunks, which is too many");
  }

  @Test
  void nothingRemainsIfEveryWordIsCommonOrUnknown() {
    for (var words : new String[] {"harbour", "the harbour", "harbour Atlantis"}) {
      var rare = RareWords.of(words, "en", STATISTICS);
      assertThat(rare.isEmpty()).isTrue();
      assertThat(rare.occurrences()).isEqualTo(30);
    }
  }

  @Test
  void aWordIsAsRareAsItsRarestTerm() {
    assertThat(RareWords.of("灯塔", "zh", STATISTICS).text()).isEqualTo("灯塔");
  }

  @Test
  void keepsCommonWordsOfAShortDocument() {
    var few = new TermStatistics(7, 700, 70, 700, Map.of("harbour", 7L), Map.of());
    assertThat(RareWords.of("harbour", "en", few).common()).isEmpty();
  }
}
