package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.model.Step;
import dev.trawl.protocol.model.Step.GroundedClaim;
import dev.trawl.protocol.model.Step.SubQuestion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepReplyTest {
  private static final Evidence BORN = evidence("1871.");
  private static final Evidence DREW = evidence("Tove.");
  private static final Finding NOTHING = new Finding("Who was the architect?", "", List.of());
  private static final Finding FOUND =
      new Finding("When was she born?", "1871", List.of(BORN, DREW));
  private static final List<Finding> FINDINGS = List.of(NOTHING, FOUND);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ask\": [{\"question\": \"Who built it?\", \"documents\": []}, {\"question\": \"When?\","
            + " \"documents\": []}], \"search\": [], \"connect\": [], \"answer\": \"\","
            + " \"contradicting\": [], \"missing\": \"\"}",
        "{\"ask\": [\"Who built it?\", \"When?\"]}",
        "{\"ask\": [\"Who built it?\", \" \", \"When?\", \"When?\", \"None\"]}",
        "{\"step\": \"ask\", \"subQuestions\": [\"Who built it?\", \"When?\"], \"why\": \"\"}",
        "{\"step\": \"ASK\", \"sub_questions\": [\"Who built it?\", \" \", \"When?\", \"When?\"]}",
        "{\"subQuestions\": [\"Who built it?\", \"When?\"]}",
        "{'step': 'ask', 'subQuestions': [{'question': 'Who built it?'}, {'question': 'When?'}]}",
        "{\"ask\": [\"Who built it?\", \"When?\", \"Wh",
        "[\"Who built it?\", \"When?\"]",
      })
  void readsSubQuestions(String reply) {
    assertThat(step(reply)).contains(Step.Ask.of(List.of("Who built it?", "When?")));
  }

  @Test
  void readsTheDocumentsOfASubQuestion() {
    assertThat(step("{'ask': [{'question': 'When?', 'documents': ['a.txt', 'b.txt']}]}"))
        .contains(new Step.Ask(List.of(new SubQuestion("When?", List.of("a.txt", "b.txt")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"search\": [\"Tove Lind\"]}",
        "{\"search\": \"Tove Lind\"}",
        "{\"step\": \"search\", \"phrase\": \"Tove Lind\"}",
      })
  void readsASearchStep(String reply) {
    assertThat(step(reply)).contains(new Step.Search("Tove Lind", "Tove Lind"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"connect\": [\"library architect\"]}",
        "{'step': 'connect', 'phrase': 'library architect'}",
      })
  void readsAConnectStep(String reply) {
    assertThat(step(reply)).contains(new Step.Connect("library architect", "library architect"));
  }

  @Test
  void readsAllStepsOfOneReply() {
    assertThat(
            step(
                "{'ask': ['When?'], 'search': ['Tove Lind', 'Lund'], 'connect': ['library born']}"))
        .contains(
            new Step.Together(
                List.of(
                    Step.Ask.of(List.of("When?")),
                    new Step.Search("Tove Lind", "Tove Lind"),
                    new Step.Search("Lund", "Lund"),
                    new Step.Connect("library born", "library born"))));
  }

  @Test
  void ignoresTheAnswerOfAReplyWithSubQuestions() {
    assertThat(step("{'ask': ['When?'], 'answer': 'In 1871.', 'missing': 'nothing more'}"))
        .contains(Step.Ask.of(List.of("When?")));
  }

  @Test
  void readsTheQuotesThatSupportEachClaimOfAnAnswer() {
    assertThat(step("{'answer': 'Tove [2], in 1871 [1, 9].'}"))
        .contains(
            new Step.Answer(
                "Tove, in 1871.",
                List.of(FOUND),
                List.of(),
                List.of(
                    new GroundedClaim("Tove,", List.of(DREW)),
                    new GroundedClaim(" in 1871.", List.of(BORN)))));
  }

  @Test
  void reducesTheFindingsToTheCitedEvidence() {
    assertThat(step("{'answer': 'In 1871 [1].'}"))
        .map(step -> ((Step.Answer) step).grounds())
        .contains(List.of(new Finding("When was she born?", "1871", List.of(BORN))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"step\": \"answer\", \"answer\": \"In 1871.\", \"findings\": [2]}",
        "{'step': 'Answer', 'answer': 'In 1871.', 'findings': ['2', 7, 0, 'x']}",
        "{\"step\": \"finish\", \"answer\": \"In 1871.\", \"findings\": 2}",
      })
  void usesTheFindingsThatAnAnswerNames(String reply) {
    assertThat(step(reply)).contains(new Step.Answer("In 1871.", List.of(FOUND)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"answer\": \"In 1871.\"}",
        "{\"answer\": \"In 1871 [9].\"}",
        "{\"step\": \"answer\", \"answer\": \"In 1871.\"}",
      })
  void anAnswerThatNamesNoQuoteAndNoFindingIsAClaimWithoutEvidence(String reply) {
    assertThat(step(reply))
        .contains(
            new Step.Answer(
                "In 1871.",
                List.of(FOUND),
                List.of(),
                List.of(new GroundedClaim("In 1871.", List.of()))));
  }

  @Test
  void readsWhichQuotesContradictEachOther() {
    assertThat(step("{'answer': 'In 1871 [1].', 'contradicting': [1, 2, 9]}"))
        .map(step -> ((Step.Answer) step).contradicting())
        .contains(
            List.of(
                new Finding("When was she born?", "1871", List.of(BORN)),
                new Finding("When was she born?", "1871", List.of(DREW))));
  }

  @Test
  void readsWhichFindingsContradictEachOtherInTheOldForm() {
    var reply =
        "{'step': 'answer', 'answer': 'In 1871.', 'findings': [2], 'contradicting': [2, 1]}";
    assertThat(step(reply))
        .contains(new Step.Answer("In 1871.", List.of(FOUND), FINDINGS.reversed()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ask\": [], \"search\": [], \"connect\": [], \"answer\": \"\", \"contradicting\": [],"
            + " \"missing\": \"when she was born\"}",
        "{\"missing\": \"when she was born\"}",
        "{\"step\": \"missing\", \"missing\": \"when she was born\", \"findings\": [2]}",
        "{\"step\": \"give_up\", \"missing\": \"when she was born\"}",
      })
  void readsTheMissingInformation(String reply) {
    assertThat(step(reply)).contains(new Step.GiveUp("when she was born", List.of(FOUND)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "None",
        "finish",
        "{}",
        "{\"ask\": [], \"search\": [], \"connect\": [], \"answer\": \"\", \"missing\": \"\"}",
        "{\"ask\": [\"None\"]}",
        "{\"step\": \"ask\", \"subQuestions\": []}",
        "{\"step\": \"ask\"}",
        "{\"step\": \"answer\", \"answer\": \"\"}",
        "{\"answer\": \"None\"}",
        "{\"step\": \"missing\", \"missing\": \" \"}",
        "{\"step\": \"search\", \"phrase\": []}",
      })
  void rejectsAnyOtherReply(String reply) {
    assertThat(step(reply)).isEmpty();
  }

  @Test
  void theContradictingQuotesSupportAnAnswerWithoutMarkers() {
    assertThat(step("{'answer': 'It is disputed.', 'contradicting': [1, 2]}"))
        .map(step -> ((Step.Answer) step).claims())
        .contains(List.of(new GroundedClaim("It is disputed.", List.of(BORN, DREW))));
  }

  private static Optional<Step> step(String reply) {
    return StepReply.of(reply, FINDINGS);
  }

  private static Evidence evidence(String quote) {
    var chunk = new ChunkId(new DocumentId("0".repeat(64)), 0);
    return new Evidence(chunk, "a.txt", 1, new Span(0, quote.length()), quote);
  }
}
