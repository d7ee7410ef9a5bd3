package dev.trawl.lexical.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A step of which the reader is not certain is followed, but does not become an answer. */
class UnsureStepsTest {
  private static final String QUESTION = "When was the keeper of Holm born?";

  @Test
  void aGuessLeadsToTheNextStepAndIsShownWithItsSentences() {
    var findings = new ArrayList<Finding>();
    var step = next(findings);
    var asked = new ArrayList<String>();
    while (!(step instanceof Step.GiveUp || step instanceof Step.Answer)) {
      var subQuestion =
          switch (step) {
            case Step.Ask ask -> ask.subQuestions().getFirst().text();
            case Step.Connect connect -> connect.subQuestion();
            case Step.Search search -> search.subQuestion();
            default -> throw new AssertionError(step);
          };
      asked.add(subQuestion);
      findings.add(finding(subQuestion));
      step = next(findings);
    }
    assertThat(asked).anyMatch(question -> question.contains("Amalia Thorsen"));
    assertThat(step).isInstanceOf(Step.GiveUp.class);
    assertThat(((Step.GiveUp) step).grounds())
        .flatExtracting(Finding::evidence)
        .extracting(Evidence::quote)
        .contains("The keeper of Holm may be Amalia Thorsen.", "Amalia Thorsen was born in 1871.");
  }

  @Test
  void aSentenceAboutTheInnerPlaceDoesNotAnswerTheWholeQuestion() {
    var question = "Which county borders the county where Holm is located?";
    var known = List.of(connected(question), found(question, "Holm is located in Berg County."));

    assertThat(next(question, known))
        .isEqualTo(Step.Ask.of(List.of("Which county is where Holm is located?")));
  }

  @Test
  void aClauseIsNotInsertedIntoTheQuestion() {
    var question = "When was the clock built in the city where Liv Berg died?";
    var inner = "Which city is where Liv Berg died?";
    var clause = "(1834 – 1868, Prague) was a painter";
    var known =
        List.of(
            connected(question),
            new Finding(question, "", List.of()),
            new Finding(inner, clause, evidence("Liv Berg " + clause)));

    assertThat(next(question, known)).isInstanceOf(Step.GiveUp.class);
  }

  @Test
  void anAnswerThatRepeatsTheQuestionIsNone() {
    var question = "What is the waterfall of the country where the Bubye is found?";
    var inner = "Which country is where the Bubye is found?";
    var outer = "What is the waterfall of Zimbabwe?";
    var known =
        List.of(
            connected(question),
            new Finding(question, "", List.of()),
            new Finding(inner, "Zimbabwe", evidence("The Bubye is a river in Zimbabwe.")),
            new Finding(outer, "Zimbabwe", evidence("A waterfall is on the border of Zimbabwe.")));

    assertThat(next(question, known)).isInstanceOf(Step.GiveUp.class);
  }

  private static Finding connected(String question) {
    return new Finding(question + " (in several passages)", "", List.of());
  }

  private static Finding found(String question, String sentence) {
    return new Finding(question, sentence, evidence(sentence));
  }

  private static Finding finding(String subQuestion) {
    if (subQuestion.contains("Amalia Thorsen")) {
      return new Finding(subQuestion, "1871", evidence("Amalia Thorsen was born in 1871."));
    }
    return subQuestion.startsWith("Who")
        ? Finding.unsure(
            subQuestion, "Amalia Thorsen", evidence("The keeper of Holm may be Amalia Thorsen."))
        : new Finding(subQuestion, "", List.of());
  }

  private static List<Evidence> evidence(String sentence) {
    return List.of(
        new Evidence(
            new ChunkId(new DocumentId("0".repeat(64)), 0),
            "notes",
            1,
            new Span(0, sentence.length()),
            sentence));
  }

  private static Step next(List<Finding> findings) {
    return next(QUESTION, findings);
  }

  private static Step next(String question, List<Finding> findings) {
    return Plans.next(new ModelTask.NextStep(question, "", "en", List.of(), findings));
  }
}
