package dev.trawl.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TermStatisticsTest {
  @Test
  void addsUpTheStatisticsOfSeveralDocuments() {
    var sum = TermStatistics.sum(List.of(of(10, "porto", 2), of(5, "porto", 1), of(1, "pier", 1)));

    assertThat(sum.chunks()).isEqualTo(16);
    assertThat(sum.chunkFrequency()).isEqualTo(Map.of("porto", 3L, "pier", 1L));
  }

  @Test
  void theSumOfNoStatisticsIsEmpty() {
    assertThat(TermStatistics.sum(List.of())).isEqualTo(TermStatistics.NONE);
  }

  @Property
  void everyTermHasAPositiveWeightInACollectionOfAnySize(
      @ForAll @IntRange(min = 1, max = 1000) int chunks,
      @ForAll @IntRange(max = 1000) int containing) {
    var statistics = of(chunks, "term", Math.min(chunks, containing));

    assertThat(statistics.inverseChunkFrequency("term")).isPositive();
  }

  @Property
  void aRarerTermHasAHigherWeight(@ForAll @IntRange(min = 2, max = 1000) int chunks) {
    var statistics = TermStatistics.sum(List.of(of(chunks, "rare", 1), of(chunks, "common", 2)));

    assertThat(statistics.inverseChunkFrequency("rare"))
        .isGreaterThan(statistics.inverseChunkFrequency("common"));
  }

  private static TermStatistics of(long chunks, String term, long containing) {
    return new TermStatistics(
        chunks,
        chunks * 300,
        chunks * 20,
        chunks * 300,
        Map.of(term, containing),
        Map.of(term, containing));
  }
}
