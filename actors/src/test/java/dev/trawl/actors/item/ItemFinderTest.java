package dev.trawl.actors.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.Excerpts;
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
    assertThat(ItemFinder.findAll(excerpt, Collections.nCopies(3, item), QUESTION).found())
        .extracting(found -> found.evidence().span().startChar())
        .containsExactly(0, 33, 52);
    assertThat(ItemFinder.findAll(excerpt, Collections.nCopies(5, item), QUESTION).found())
        .hasSize(3);
  }

  @Test
  void findsAnItemOnceIfItsSentenceIsNotRepeated() {
    var item = new Item("Aurora", LAUNCHED);
    var items = List.of(item, item, new Item("Boreas", LAUNCHED));
    assertThat(ItemFinder.findAll(EXCERPT, items, QUESTION).found())
        .extracting(found -> found.text())
        .containsExactly("Aurora", "Boreas");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hazel Forge (makes nails) | Hazel Forge (makes nails)",
        "Hazel Forge (Lund) | Hazel Forge",
        "Hazel Forge (1871) | Hazel Forge",
        "Hazel Forge, Lund: nails | Hazel Forge",
        "Hazel Forge: nails and tools | Hazel Forge: nails and tools",
        "Hazel Forge – maker of nails | Hazel Forge – maker of nails",
        "Hazel Forge in Ash Town | Hazel Forge",
        "Hazel Forge in Ash Town (nails) | Hazel Forge (nails)",
        "Old Hazel Forge | Hazel Forge",
        "The nails of Hazel Forge | The nails of Hazel Forge",
        "**Hazel Forge** – `nails` | Hazel Forge – nails",
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
        "steel hammers",
        "Gamma Forge: iron nails",
        "iron nails of 1871",
      })
  void dropsAnItemThatItsSentenceDoesNotName(String item) {
    var sentence = "Hazel Forge, on the river, makes iron nails.";
    var question = "Which forge makes tools?";
    assertThat(ItemFinder.find(Excerpts.of(sentence), new Item(item, sentence), question))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Three corn mills: flour | Three corn mills: flour",
        "Two sawmills (planks) | Two sawmills (planks)",
        "Oil mill (linseed oil) | Oil mill (linseed oil)",
        "Oil mill (1826) | Oil mill",
        "Three of the grinding mills | Three of the grinding mills",
      })
  void keepsAnItemInOtherWordsWithTheSentenceThatTheModelGave(String item, String text) {
    var sentence =
        "Three of them ground corn, two sawed ash wood, and one, the smallest, pressed oil.";
    assertThat(ItemFinder.find(Excerpts.of(sentence), new Item(item, sentence), QUESTION))
        .map(FoundItem::text)
        .contains(text);
  }

  @Test
  void neverKeepsOnlyThePlaceOfAnItem() {
    var sentence = "At Lower Teld the brothers Quist run a forge that makes nothing but scythes.";
    var item = "Quist brothers' forge, Lower Teld – scythes only";
    assertThat(ItemFinder.find(Excerpts.of(sentence), new Item(item, sentence), QUESTION))
        .map(FoundItem::text)
        .contains(item);
    assertThat(
            ItemFinder.find(
                Excerpts.of(sentence), new Item("Gamma mill at Lower Teld", sentence), QUESTION))
        .isEmpty();
  }

  @Test
  void looksForAnItemElsewhereBeforeItKeepsTheModelsWords() {
    assertThat(quote("the yard's Castor", LAUNCHED)).isEmpty();
    assertThat(quote("Castor (of the yard)", LAUNCHED)).contains("The Castor came from Malmo.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Birchgate (1871) | Birchgate (1871)",
        "Birchgate (opened 1871) | Birchgate (opened 1871)",
        "Birchgate – 1871 | Birchgate – 1871",
        "Birchgate: 1871 | Birchgate: 1871",
        "Birchgate, 1871 | Birchgate, 1871",
        "Birchgate, 1,871 travellers | Birchgate, 1,871 travellers",
        "Birchgate (1872) | Birchgate",
        "Birchgate, 1874 | Birchgate",
      })
  void keepsADescriptionIfItsNumbersAreInTheSentence(String item, String text) {
    var row = "| Birchgate | 1871 | 2 |";
    var question = "List the stations and the year in which each was opened.";
    assertThat(ItemFinder.find(Excerpts.of(row), new Item(item, row), question))
        .map(FoundItem::text)
        .contains(text);
  }

  @Test
  void namesTheItemsThatNoSentenceNames() {
    var items =
        List.of(
            new Item("Aurora", LAUNCHED),
            new Item("**Delphin**", LAUNCHED),
            new Item("Delphin", LAUNCHED),
            new Item(" ", LAUNCHED));
    assertThat(ItemFinder.findAll(EXCERPT, items, QUESTION).lost()).containsExactly("Delphin");
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
    assertThat(chinese("榛树铁匠铺（制造铁钉）", sentence)).contains("榛树铁匠铺（制造铁钉）");
    assertThat(chinese("榛树铁匠铺（出售奶酪）", sentence)).contains("榛树铁匠铺");
    assertThat(chinese("榛树铁匠铺（1871年）", sentence)).contains("榛树铁匠铺");
    assertThat(chinese("伽马铁匠铺", "伽玛工厂位于河边。")).isEmpty();
    assertThat(chinese("橡树造船厂", sentence)).isEmpty();
  }

  @Test
  void neverCutsAChineseName() {
    var dyer = "镇西有一家染坊，掌柜姓沈，染出来的蓝布远销江南。";
    assertThat(chinese("沈家染坊：蓝布", dyer)).contains("沈家染坊：蓝布");
    var mill = "南街的陈记磨坊磨面，也榨菜籽油。";
    assertThat(chinese("陈记磨坊（磨面、榨油）", mill)).contains("陈记磨坊（磨面、榨油）");
    var kiln = "北门外的窑厂烧制青瓦，每年出瓦四十万片。";
    assertThat(chinese("北门窑厂（青瓦）", kiln)).contains("北门窑厂（青瓦）");
    assertThat(chinese("南门窑厂（青瓦）", kiln)).isEmpty();
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
