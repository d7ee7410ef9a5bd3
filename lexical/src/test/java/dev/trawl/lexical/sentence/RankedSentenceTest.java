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
    assertThat(first(question, text)).startsWith("spare.sails");
  }

  @Test
  void prefersTheSentenceThatMatchesTheWordsAroundTheGap() {
    var question = "Who repaired the lantern of the harbour chapel?";
    var text =
        "The lantern, once the chapel of the harbour was repaired, burned for a week. "
            + "Ilse Brandt repaired the lantern of the harbour chapel.";
    assertThat(first(question, text)).startsWith("Ilse");
  }

  @Test
  void countsMatchingWordsOnBothSidesOfTheGap() {
    var slot = new Slot("inside", List.of("the", "keeper"), List.of("sold", "the", "boat"), "");
    assertThat(slot.matches(List.of("then", "the", "keeper", "quietly", "sold", "the", "net")))
        .isEqualTo(4);
    assertThat(slot.matches(List.of("nobody", "spoke"))).isZero();
    assertThat(slot.matches(List.of())).isZero();
  }

  @Test
  void ignoresPairsOfIdeographsThatSpanTwoWords() {
    var wanted = wanted("港口大门的密码是什么？");
    long words = set(wanted, "港口") | set(wanted, "大门") | set(wanted, "密码");
    long crossing = set(wanted, "口大");
    assertThat(wanted.crossing() & crossing).isNotZero();
    assertThat(wanted.crossing() & words).isZero();
    assertThat(wanted.wordShare(crossing)).isZero();
    assertThat(wanted.wordShare(wanted.all())).isEqualTo(1);
  }

  @Test
  void doesNotUseADefinitionWithAMuchLowerScore() {
    var draft = ModelFixture.answer("北桥路又名什么？", "北桥路又名「第九公路」，为一条河边的公路。北桥路是一条穿过城区的道路。");
    assertThat(draft.quotes().getFirst().text()).contains("第九公路");
  }

  private static QuestionTerms wanted(String question) {
    var statistics = ModelFixture.statistics(question, ModelFixture.chunks(question));
    return QuestionTerms.of(Question.of(question, "zh"), "zh", statistics);
  }

  private static long set(QuestionTerms wanted, String term) {
    return 1L << wanted.index().get(term);
  }

  private static String first(String question, String text) {
    return ModelFixture.answer(question, text).quotes().getFirst().text();
  }
}
