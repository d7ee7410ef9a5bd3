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
        "Aurora | the old steamer Aurora",
        "Anne's War | queen Anne's War",
        "The Aurora | Aurora",
        "Aurora | “Aurora”",
        "Aurora | **Aurora**.",
        "steam-ship | steam ship",
        "曙光號 | 曙光号",
        "Ａurora | Aurora",
      })
  void mergesTheSameItemWrittenDifferently(String first, String second) {
    assertThat(ItemList.of(List.of(item(first, 1), item(second, 2)), 3).entries())
        .containsExactly(new ItemList.Entry(first, List.of(evidence(1), evidence(2))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Aurora | Aurora (1902) | Aurora (1902)",
        "Aurora: 1902 | the old steamer Aurora | Aurora: 1902",
        "Aurora (a steamer) | Aurora – lost in 1910 | Aurora – lost in 1910",
        "Aurora (a steamer) | Aurora (sunk) | Aurora (a steamer)",
        "曙光号（1902年） | 曙光號 | 曙光号（1902年）",
      })
  void mergesANameAndTheSameNameWithADescription(String first, String second, String merged) {
    assertThat(ItemList.of(List.of(item(first, 1), item(second, 2)), 3).entries())
        .containsExactly(new ItemList.Entry(merged, List.of(evidence(1), evidence(2))));
  }

  @Test
  void keepsANameOfTheDocumentApartFromItsBeginning() {
    var book = new FoundItem("Boreas: A Life", evidence(2, "She wrote Boreas: A Life."));
    assertThat(texts(List.of(item("Boreas", 1), book))).containsExactly("Boreas", "Boreas: A Life");
  }

  @Test
  void knowsWhetherItHasAnItem() {
    var list = ItemList.of(List.of(item("Aurora (1902)", 1)), 3);
    assertThat(list.has("the Aurora")).isTrue();
    assertThat(list.has("Aurora, lost")).isTrue();
    assertThat(list.has("Boreas")).isFalse();
  }

  @Test
  void prefersTheNameToItsDescription() {
    assertThat(texts(List.of(item("the steamer Aurora", 1), item("Aurora", 2))))
        .containsExactly("Aurora");
  }

  @ParameterizedTest
  @CsvSource({"the Aurora, Aurora", "a gearbox, gearbox", "The Hague, The Hague", "la, la"})
  void leavesOutAnArticleThatIsNoPartOfTheName(String item, String listed) {
    assertThat(texts(List.of(item(item, 1)))).containsExactly(listed);
  }

  @ParameterizedTest
  @CsvSource({
    "Aurora, Aurora II",
    "Article 2, Article 3",
    "1.5, 15",
    "Theo, o",
    "rotes Haus, blaues Haus",
    "red wine, wine",
    "Aurora (1902), Aurora (1910)",
    "Springfield (Ohio), Springfield (Illinois)",
  })
  void keepsDifferentItemsApart(String first, String second) {
    assertThat(texts(List.of(item(first, 1), item(second, 2)))).containsExactly(first, second);
  }

  @Test
  void keepsAFewSentencesOfEachItemEachOnce() {
    var found = Stream.of(1, 1, 2, 3, 4).map(ordinal -> item("Aurora", ordinal)).toList();
    assertThat(ItemList.of(found, 3).entries())
        .containsExactly(
            new ItemList.Entry("Aurora", List.of(evidence(1), evidence(2), evidence(3))));
  }

  @ParameterizedTest
  @CsvSource({
    "How often is the bell mentioned?, true",
    "How many times does the bell ring?, true",
    "Count the occurrences of \"bell\"., true",
    "文中几次提到钟？, true",
    "“雾”字出现了多少次？, true",
    "Wie oft läutet die Glocke?, true",
    "How many bells are there?, false",
    "有多少口钟？, false",
  })
  void knowsAQuestionForOccurrences(String question, boolean isOne) {
    assertThat(ItemList.areOccurrencesAsked(question)).isEqualTo(isOne);
  }

  @Test
  void countsTheOccurrencesInEachSentenceOnce() {
    var twice = evidence(1, "A bell answered the bell.");
    var once = evidence(2, "They rang the “Bell”.");
    var list =
        ItemList.ofOccurrences(
            List.of(
                new FoundItem("bell", twice),
                new FoundItem("the bell", twice),
                new FoundItem("bell", once)));

    assertThat(list.count()).isEqualTo(3);
    assertThat(list.entries())
        .containsExactly(
            new ItemList.Entry("A bell answered the bell.", List.of(twice)),
            new ItemList.Entry("They rang the “Bell”.", List.of(once)));
  }

  private static List<String> texts(List<FoundItem> found) {
    return ItemList.of(found, 3).entries().stream().map(ItemList.Entry::text).toList();
  }

  private static FoundItem item(String text, int ordinal) {
    return new FoundItem(text, evidence(ordinal));
  }

  private static Evidence evidence(int ordinal) {
    return evidence(ordinal, "It is");
  }

  private static Evidence evidence(int ordinal, String sentence) {
    var chunk = new ChunkId(new DocumentId("a".repeat(64)), ordinal);
    return new Evidence(chunk, "a.txt", 1, new Span(0, sentence.length()), sentence);
  }
}
