package dev.trawl.testkit.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void findsCapitalisedWordsThatTheQuestionDoesNotName() {
    var sentence = "In 1902 the yard at Lund launched the Aurora and the Star of the East.";
    assertThat(Names.in(sentence, "Which ships were built at Lund?"))
        .containsExactly("Aurora", "Star", "East");
    assertThat(Names.in("Ida Kroll met Nemo van Falk.", "Who?"))
        .containsExactly("Ida Kroll", "Nemo van Falk");
  }

  @Test
  void ignoresTheFirstWordIfItIsNotAName() {
    assertThat(Names.in("The Castor came from Malmo.", "?")).containsExactly("Castor", "Malmo");
    assertThat(Names.in("It rained.", "?")).isEmpty();
  }

  @Test
  void findsWordsInQuotationMarks() {
    assertThat(Names.in("他写了《红楼梦》和「边城」，又写“呐喊”。", "哪些书？")).containsExactly("红楼梦", "边城", "呐喊");
  }
}
