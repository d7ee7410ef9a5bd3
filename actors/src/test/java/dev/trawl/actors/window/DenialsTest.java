package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.window.ClaimSupport.Denial;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests whether a claim and its sentence say "not" about the same thing. */
class DenialsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The milk of the red cow is fresh. | He wrote that the milk of the red cow is not fresh.",
        "Yes, the milk is fresh. | The milk isn't fresh, since the night was warm.",
        "No, the milk is fresh. | The milk is not considered fresh.",
        "Dogs may be walked in the park. | No dogs are walked in the park.",
        "Dogs may enter the park at night. | A by-law forbids dogs to enter the park at night.",
        "The tower has a roof. | The tower lacks a roof.",
        "The cook paid the fine. | The cook refused to pay the fine.",
        "Die Milch der roten Kuh ist frisch. | Die Milch der roten Kuh ist nicht frisch.",
        "La leche de la vaca es fresca. | La leche de la vaca no es fresca.",
        "牛奶是新鲜的。 | 牛奶不新鲜，因为夜里很热。",
        "晚上可以遛狗。 | 公园里晚上不许遛狗。",
        "晚上可以遛狗。 | 公园里晚上禁止遛狗。",
      })
  void aClaimThatLacksTheDenialOfItsSentenceIsFound(String claim, String sentence) {
    assertThat(Denials.between(claim, List.of(sentence))).isEqualTo(Denial.BY_SENTENCE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The milk is not fresh. | The milk is fresh.",
        "Yes, the milk is not fresh. | The milk is fresh.",
        "The tower has no roof. | The tower has a roof of lead.",
        "Die Milch ist nicht frisch. | Die Milch ist frisch.",
        "牛奶不新鲜。 | 牛奶很新鲜。",
      })
  void aClaimThatDeniesWhatItsSentenceSaysIsFound(String claim, String sentence) {
    assertThat(Denials.between(claim, List.of(sentence))).isEqualTo(Denial.BY_CLAIM);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Dogs must not enter the park. | A by-law forbids dogs in the park.",
        "The shop isn't open any more. | The shop was opened in 1880 and closed in 1931.",
        "The tower has no roof. | The tower lacks a roof.",
        "The tower does not have a roof. | It is a roofless tower.",
        "The milk was not safe. | The milk was unsafe.",
        "He did not pay. | He refused to pay the fine.",
        "The crew did not survive. | The crew died in the storm.",
        "He could not walk. | He was too weak to walk.",
        "The milk was bad. | The milk was not fresh.",
        "It is forbidden to enter the park. | No one may enter the park.",
        "The shop closed in 1931. | The shop did not close until 1931.",
        "The ship carried grain. | The ship carried not only grain but coal.",
        "Forty boats sank. | No more than forty boats sank.",
        "The pipe leaked. | It was not the pump that leaked; the pipe leaked.",
        "The door is red. | The door is red, and the roof is not.",
        "The wall is high. | The wall is not red, and it is high.",
        "All liked the wall. | Not all liked the wall.",
        "The key is with the cook. | The cook does not sing, but has the key.",
        "Der Laden ist zu. | Der Laden wurde 1931 geschlossen.",
        "Der Laden ist nicht mehr offen. | Der Laden wurde 1931 geschlossen.",
        "公园禁止遛狗。 | 公园里不许遛狗。",
        "公园不许遛狗。 | 公园里禁止遛狗。",
        "商店已经不营业了。 | 商店于1931年关闭。",
        "这种酒很贵。 | 这种酒不但好喝，而且很贵。",
        "牛奶新鲜。 | 昨天的牛奶不新鲜，今天的牛奶很新鲜。",
        "The lamp was never lit. | 灯一直亮着。",
      })
  void aClaimThatSaysTheSameInOtherWordsIsNotDoubted(String claim, String sentence) {
    assertThat(Denials.between(claim, List.of(sentence))).isEqualTo(Denial.NONE);
  }

  @Test
  void theDenialMayBeInAnyOfTheSentences() {
    var fresh = "In May the milk was fresh.";
    var bad = "In June the milk was not fresh.";
    assertThat(Denials.between("It was fresh in May.", List.of(fresh, bad))).isEqualTo(Denial.NONE);
    assertThat(Denials.between("It was not fresh in June.", List.of(fresh, bad)))
        .isEqualTo(Denial.NONE);
  }

  @Test
  void aDenialOfSomethingElseIsNotEnough() {
    var sentences = List.of("The milk is fresh.", "The shop has closed.");
    assertThat(Denials.between("The milk is not fresh.", sentences)).isEqualTo(Denial.BY_CLAIM);
  }
}
