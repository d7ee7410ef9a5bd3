package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.FoundItem;
import dev.trawl.protocol.model.ReadingModel.Item;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemFinderTest {
  private static final String QUESTION = "Which ships and firms are named?";
  private static final String LAUNCHED = "The yard launched the Aurora and the Boreas.";
  private static final Excerpt EXCERPT = Excerpts.of(LAUNCHED + " The Castor came from Malmo.");

  @Test
  void citesTheSentenceThatNamesTheItem() {
    assertThat(quote("Aurora", LAUNCHED)).contains(LAUNCHED);
    assertThat(quote("aurora", LAUNCHED)).contains(LAUNCHED);
  }

  @Test
  void looksForTheItemIfItsSentenceDoesNotNameIt() {
    assertThat(quote("Castor", LAUNCHED)).contains("The Castor came from Malmo.");
    assertThat(quote("Castor", "Castor")).contains("The Castor came from Malmo.");
  }

  @Test
  void findsNoItemThatTheChunkDoesNotName() {
    assertThat(quote("Delphin", LAUNCHED)).isEmpty();
    assertThat(quote("", LAUNCHED)).isEmpty();
  }

  @Test
  void findsEachOfSeveralIdenticalSentences() {
    var bell = "The fog bell rang. ";
    var excerpt = Excerpts.of(bell + "It grew dark. " + bell + bell);
    var item = new Item("fog bell", bell.strip());
    assertThat(ItemFinder.findAll(excerpt, Collections.nCopies(3, item), QUESTION))
        .extracting(found -> found.evidence().span().startChar())
        .containsExactly(0, 33, 52);
    assertThat(ItemFinder.findAll(excerpt, Collections.nCopies(5, item), QUESTION)).hasSize(3);
  }

  @Test
  void findsAnItemOnceIfItsSentenceIsNotRepeated() {
    var item = new Item("Aurora", LAUNCHED);
    var items = List.of(item, item, new Item("Boreas", LAUNCHED));
    assertThat(ItemFinder.findAll(EXCERPT, items, QUESTION))
        .extracting(found -> found.text())
        .containsExactly("Aurora", "Boreas");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hazel Forge (makes nails) | Hazel Forge",
        "Hazel Forge (makes iron nails) | Hazel Forge",
        "Hazel Forge: nails and tools | Hazel Forge",
        "Hazel Forge – maker of nails | Hazel Forge",
        "Hazel Forge in Ash Town | Hazel Forge",
        "Old Hazel Forge | Hazel Forge",
        "The nails of Hazel Forge | Hazel Forge",
        "hazel forge makes nails | hazel forge",
      })
  void keepsThePartOfAnItemThatItsSentenceContains(String item, String part) {
    var sentence = "Hazel Forge, on the river, makes nails.";
    assertThat(ItemFinder.find(Excerpts.of(sentence), new Item(item, sentence), QUESTION))
        .hasValueSatisfying(
            found -> {
              assertThat(found.text()).isEqualTo(part);
              assertThat(found.evidence().quote()).isEqualTo(sentence);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gamma Forge",
        "Gamma Forge (on the river)",
        "the forge",
        "Gamma",
        "a firm on the quay",
        "which makes",
        "iron hammers",
      })
  void dropsAnItemThatItsSentenceDoesNotName(String item) {
    var sentence = "Hazel Forge, on the river, makes iron nails.";
    var question = "Which forge makes tools?";
    assertThat(ItemFinder.find(Excerpts.of(sentence), new Item(item, sentence), question))
        .isEmpty();
  }

  @Test
  void dropsAnItemThatIsTooLongForAName() {
    var item = "Hazel Forge (" + "nails and more nails ".repeat(500) + ")";
    var sentence = "Hazel Forge, on the river, makes iron nails.";
    assertThat(ItemFinder.find(Excerpts.of(sentence), new Item(item, sentence), QUESTION))
        .isEmpty();
  }

  @Test
  void keepsThePartOfAChineseItemThatItsSentenceContains() {
    var sentence = "榛树铁匠铺位于河边，专门制造钉子。";
    assertThat(chinese("榛树铁匠铺（制造铁钉）", sentence)).contains("榛树铁匠铺");
    assertThat(chinese("伽马铁匠铺", "伽玛工厂位于河边。")).isEmpty();
    assertThat(chinese("橡树造船厂", sentence)).isEmpty();
  }

  private static Optional<String> chinese(String item, String sentence) {
    return ItemFinder.find(Excerpts.of(sentence), new Item(item, sentence), "有哪些铁匠铺？")
        .map(FoundItem::text);
  }

  private static Optional<String> quote(String item, String sentence) {
    return ItemFinder.find(EXCERPT, new Item(item, sentence), QUESTION)
        .map(found -> found.evidence().quote());
  }
}
