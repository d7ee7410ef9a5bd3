package dev.trawl.actors.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.FoundItem;
import dev.trawl.protocol.Span;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemListTest {
  @Test
  void keepsItemsInTheOrderInWhichTheyAreFound() {
    assertThat(texts(List.of(item("Boreas", 1), item("Aurora", 2))))
        .containsExactly("Boreas", "Aurora");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Aurora | aurora",
        "Aurora | the Aurora",
        "The Aurora | Aurora",
        "Aurora | “Aurora”",
        "Aurora | **Aurora**.",
        "steam-ship | steam ship",
        "曙光號 | 曙光号",
        "Ａurora | Aurora",
      })
  void mergesTheSameItemWrittenDifferently(String first, String second) {
    assertThat(ItemList.of(List.of(item(first, 1), item(second, 2)), 3))
        .containsExactly(new ItemList.Entry(first, List.of(evidence(1), evidence(2))));
  }

  @ParameterizedTest
  @CsvSource({"the Aurora, Aurora", "a gearbox, gearbox", "The Hague, The Hague", "la, la"})
  void leavesOutAnArticleThatIsNoPartOfTheName(String item, String listed) {
    assertThat(texts(List.of(item(item, 1)))).containsExactly(listed);
  }

  @ParameterizedTest
  @CsvSource({"Aurora, Aurora II", "Article 2, Article 3", "1.5, 15", "Theo, o"})
  void keepsDifferentItemsApart(String first, String second) {
    assertThat(texts(List.of(item(first, 1), item(second, 2)))).containsExactly(first, second);
  }

  @Test
  void keepsAFewSentencesOfEachItemEachOnce() {
    var found = Stream.of(1, 1, 2, 3, 4).map(ordinal -> item("Aurora", ordinal)).toList();
    assertThat(ItemList.of(found, 3))
        .containsExactly(
            new ItemList.Entry("Aurora", List.of(evidence(1), evidence(2), evidence(3))));
  }

  private static List<String> texts(List<FoundItem> found) {
    return ItemList.of(found, 3).stream().map(ItemList.Entry::text).toList();
  }

  private static FoundItem item(String text, int ordinal) {
    return new FoundItem(text, evidence(ordinal));
  }

  private static Evidence evidence(int ordinal) {
    var chunk = new ChunkId(new DocumentId("a".repeat(64)), ordinal);
    return new Evidence(chunk, "a.txt", 1, new Span(0, 5), "It is");
  }
}
