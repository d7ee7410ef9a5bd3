package dev.trawl.lexical.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.lexical.ModelFixture;
import dev.trawl.lexical.question.Question;
import dev.trawl.lexical.question.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the ranking of sentences. */
class RankedSentenceTest {
  @Test
  void prefersTheSentenceWithTheVerbatimQuotation() {
    var question = "Which leaflet has the title \"Choosing a Sail Interactively\"?";
    var text =
        "leaflet.sails\tChoosing an Interactively Made Sail, a Title for Windows.\n"
            + "spare.sails\tChoosing a Sail Interactively.\n";
    assertThat(firstQuote(question, text)).startsWith("spare.sails");
  }

  @Test
  void prefersTheSentenceThatMatchesTheWordsAroundTheMissingAnswer() {
    var question = "Who repaired the lantern of the harbour chapel?";
    var text =
        "The lantern, once the chapel of the harbour was repaired, burned for a week. "
            + "Ilse Brandt repaired the lantern of the harbour chapel.";
    assertThat(firstQuote(question, text)).startsWith("Ilse");
  }

  @Test
  void countsMatchingWordsOnBothSidesOfTheMissingAnswer() {
    var slot = new Slot("inside", List.of("the", "keeper"), List.of("sold", "the", "boat"), "");
    assertThat(slot.matches(List.of("then", "the", "keeper", "quietly", "sold", "the", "net")))
        .isEqualTo(4);
    assertThat(slot.matches(List.of("nobody", "spoke"))).isZero();
    assertThat(slot.matches(List.of())).isZero();
  }

  @Test
  void ignoresPairsOfCharactersThatSpanTwoWords() {
    var questionTerms = questionTerms("港口大门的密码是什么？");
    long words = bit(questionTerms, "港口") | bit(questionTerms, "大门") | bit(questionTerms, "密码");
    long crossing = bit(questionTerms, "口大");
    assertThat(questionTerms.crossing() & crossing).isNotZero();
    assertThat(questionTerms.crossing() & words).isZero();
    assertThat(questionTerms.wordShare(crossing)).isZero();
    assertThat(questionTerms.wordShare(questionTerms.allTerms())).isEqualTo(1);
  }

  @Test
  void doesNotUseADefinitionWithAMuchLowerScore() {
    var draft = ModelFixture.answer("北桥路又名什么？", "北桥路又名「第九公路」，为一条河边的公路。北桥路是一条穿过城区的道路。");
    assertThat(draft.quotes().getFirst().text()).contains("第九公路");
  }

  private static QuestionTerms questionTerms(String question) {
    var statistics = ModelFixture.statistics(question, ModelFixture.chunks(question));
    return QuestionTerms.of(Question.of(question, "zh"), "zh", statistics);
  }

  private static long bit(QuestionTerms questionTerms, String term) {
    return 1L << questionTerms.index().get(term);
  }

  private static String firstQuote(String question, String text) {
    return ModelFixture.answer(question, text).quotes().getFirst().text();
  }
}
