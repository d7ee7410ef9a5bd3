package dev.trawl.actors;

import static dev.trawl.actors.PlannerFixture.ARCHITECT;
import static dev.trawl.actors.PlannerFixture.BOOK;
import static dev.trawl.actors.PlannerFixture.BORN;
import static dev.trawl.actors.PlannerFixture.DREW;
import static dev.trawl.actors.PlannerFixture.QUESTION;
import static dev.trawl.actors.PlannerFixture.RAIN;
import static dev.trawl.actors.PlannerFixture.TOWN;
import static dev.trawl.actors.PlannerFixture.answering;
import static dev.trawl.actors.PlannerFixture.inTurn;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.Step;
import dev.trawl.testkit.ScriptedModel;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the steps of level reason, and the answers that a planner gives. */
class PlannerTest {
  private static final ActorTestKit KIT = ActorTestKit.create(RunFixture.config(""));

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private static Answer answer(ScriptedModel model, String overrides) {
    return RunFixture.of(KIT, model, overrides, BOOK).answer(QUESTION, Level.REASON);
  }

  @Test
  void answersFromTheFindingsOfItsSubQuestions() {
    var model =
        answering(
            task ->
                switch (task.findings().size()) {
                  case 0 -> Step.Ask.of(List.of(ARCHITECT));
                  case 1 -> Step.Ask.of(List.of(TOWN));
                  default -> new Step.Answer("Horten", task.findings());
                },
            "library",
            "born");

    var answer = answer(model, "");

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.level()).isEqualTo(Level.REASON);
    assertThat(answer.text()).isEqualTo("Horten [1][2]");
    assertThat(answer.citations())
        .extracting(citation -> citation.evidence().quote())
        .containsExactly(DREW, BORN);
    assertThat(answer.hops())
        .containsExactly(
            new Answer.Hop(ARCHITECT, DREW, List.of(1)), new Answer.Hop(TOWN, BORN, List.of(2)));
  }

  @Test
  void sendsAnEventForEveryStep() {
    var model =
        answering(
            task ->
                inTurn(
                    task,
                    Step.Ask.of(List.of(ARCHITECT)),
                    new Step.Search("Tove Lind", "What is known of Tove Lind?"),
                    new Step.GiveUp("where she was born", List.of())),
            "library");

    var whats = RunFixture.of(KIT, model, BOOK).ask(QUESTION, Level.REASON).whats();

    assertThat(whats)
        .filteredOn(What.SubQuestionAsked.class::isInstance)
        .containsExactly(
            new What.SubQuestionAsked(ARCHITECT),
            new What.SubQuestionAsked("What is known of Tove Lind?"));
    assertThat(whats)
        .filteredOn(What.SubQuestionAnswered.class::isInstance)
        .hasSize(2)
        .last()
        .isInstanceOfSatisfying(
            What.SubQuestionAnswered.class,
            answered ->
                assertThat(answered.evidence())
                    .extracting(Evidence::quote)
                    .containsExactlyInAnyOrder(DREW, BORN));
  }

  @Test
  void connectsPlacesWithoutAModelCall() {
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? new Step.Connect(QUESTION, "Where is it stated?")
                    : new Step.Answer("Horten", task.findings()));

    var answer = answer(model, "");

    assertThat(answer.citations())
        .extracting(citation -> citation.evidence().quote())
        .contains(DREW, BORN);
    assertThat(answer.usage().calls()).isEqualTo(3);
  }

  @Test
  void connectsPlacesByRareWordsAndSaysWhichWordIsInTooManyChunks() {
    var days =
        IntStream.rangeClosed(1, 12)
            .mapToObj(day -> "On day %d the harbour was calm. ".formatted(day) + RAIN)
            .toList();
    var log =
        MemoryDocument.of(
            'a', Stream.concat(days.stream(), Stream.of("Tove Lind saw the harbour.")).toList());
    for (var words : List.of("harbour Lind", "harbour")) {
      var model =
          ScriptedModel.create()
              .planning(
                  task ->
                      completedFuture(
                          task.findings().isEmpty()
                              ? new Step.Connect(words, words)
                              : new Step.GiveUp("who saw it", task.findings())));

      var answer = RunFixture.of(KIT, model, log).answer(QUESTION, Level.REASON);

      var found = model.log().of(ModelTask.NextStep.class).getLast().findings().getFirst();
      assertThat(answer.warnings())
          .anyMatch(warning -> warning.startsWith("“harbour” is in 13 of 13 chunks"));
      assertThat(found.evidence())
          .extracting(Evidence::quote)
          .allMatch(quote -> quote.equals("Tove Lind saw the harbour."));
      assertThat(found.total()).isEqualTo(words.equals("harbour") ? 13 : found.evidence().size());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void asksTheQuestionItselfIfThePlannerConcludesWithoutASearch(boolean answers) {
    var model =
        answering(
            task ->
                answers
                    ? new Step.Answer("Horten", task.findings())
                    : new Step.GiveUp("where she was born", task.findings()),
            "architect");

    var whats = RunFixture.of(KIT, model, BOOK).ask(QUESTION, Level.REASON).whats();

    assertThat(whats).contains(new What.SubQuestionAsked(QUESTION));
    assertThat(model.log().of(ModelTask.NextStep.class)).hasSize(2);
  }

  @Test
  void putsTheEvidenceOfEachClaimBehindIt() {
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? new Step.Search("Tove Lind", "What about her?")
                    : new Step.Answer(
                        "She drew it, in Horten. I think.",
                        task.findings(),
                        List.of(),
                        List.of(
                            grounded("She drew it,", task, DREW),
                            grounded(" in Horten.", task, BORN),
                            new Step.GroundedClaim(" I think.", List.of()))));

    var answer = answer(model, "");

    assertThat(answer.text()).isEqualTo("She drew it [1], in Horten [2]. I think.");
    assertThat(answer.status()).as("a claim without a sentence").isEqualTo(Status.PARTIAL);
  }

  @Test
  void alignsAnAnswerWithoutMarkersToTheFindings() {
    var text = "Tove Lind was born in Horten. She died in Moss.";
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? new Step.Search("Tove Lind", "What about her?")
                    : unmarked(text, task));

    var answer = answer(model, "");

    assertThat(answer.text()).isEqualTo("Tove Lind was born in Horten [1]. She died in Moss.");
    assertThat(answer.citations())
        .extracting(citation -> citation.evidence().quote())
        .containsExactly(BORN);
    assertThat(answer.claims()).extracting(Answer.Claim::supported).containsExactly(true, false);
    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
  }

  @Test
  void aPlannersAnswerThatNoFindingSupportsIsUnanswered() {
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? Step.Ask.of(List.of(ARCHITECT))
                    : unmarked("She died in Moss.", task),
            "library");

    var answer = answer(model, "");

    assertThat(answer.status()).isIn(Status.UNANSWERED, Status.PARTIAL);
    assertThat(answer.citations()).isEmpty();
    assertThat(answer.text()).endsWith("the model's answer, which is: She died in Moss.");
  }

  private static Step unmarked(String text, ModelTask.NextStep task) {
    return new Step.Answer(
        text, task.findings(), List.of(), List.of(new Step.GroundedClaim(text, List.of())));
  }

  @Test
  void aSentenceBeforeTheOneWithTheMarkerNeedsItsOwnSupport() {
    var text = "She died in Moss. She was born in Horten.";
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? new Step.Search("Tove Lind", "What about her?")
                    : new Step.Answer(
                        text, task.findings(), List.of(), List.of(grounded(text, task, BORN))));

    assertThat(answer(model, "").text()).isEqualTo("She died in Moss. She was born in Horten [1].");
  }

  private static Step.GroundedClaim grounded(String text, ModelTask.NextStep task, String quote) {
    return new Step.GroundedClaim(
        text,
        task.findings().stream()
            .flatMap(finding -> finding.evidence().stream())
            .filter(evidence -> evidence.quote().equals(quote))
            .toList());
  }

  @Test
  void showsBothQuotesOfAContradiction() {
    var book = MemoryDocument.of('a', DREW, BORN, "Others say that Tove Lind was born in Moss.");
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? new Step.Search("Tove Lind was born", "Where?")
                    : new Step.Answer(
                        "Horten",
                        List.of(claim(task, 0)),
                        List.of(claim(task, 0), claim(task, 1))));

    var answer = RunFixture.of(KIT, model, book).answer(QUESTION, Level.REASON);

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.text())
        .isEqualTo(
            "Horten [1][2] The documents contradict each other: “%s” [1]; “%s” [2]."
                .formatted(BORN, "Others say that Tove Lind was born in Moss."));
    assertThat(answer.citations()).hasSize(2);
  }

  @Test
  void ignoresAContradictionWithInventedEvidence() {
    var invented =
        new Finding(
            "Where?",
            "Moss",
            List.of(
                new Evidence(
                    new ChunkId(BOOK.id(), 0), "a.txt", 1, new Span(0, 12), "In Moss, no.")));
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? new Step.Search("Tove Lind was born", "Where?")
                    : new Step.Answer(
                        "Horten", task.findings(), List.of(claim(task, 0), invented)));

    var answer = answer(model, "");

    assertThat(answer.text()).isEqualTo("Horten [1]");
  }

  /** A finding with only the sentence at index {@code place} of the first finding. */
  private static Finding claim(ModelTask.NextStep task, int place) {
    return new Finding("Where?", "", List.of(task.findings().getFirst().evidence().get(place)));
  }

  @Test
  void aSearchTellsHowManySentencesThereAreIfItDoesNotShowAll() {
    var letters =
        IntStream.range(0, 40).mapToObj("Tove Lind wrote letter %d. "::formatted).toList();
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? new Step.Search("Tove Lind", "What did she write?")
                    : new Step.GiveUp("where she was born", task.findings()));

    RunFixture.of(KIT, model, "", MemoryDocument.of('b', letters)).answer(QUESTION, Level.REASON);

    assertThat(model.log().of(ModelTask.NextStep.class).getLast().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.total()).isEqualTo(40);
              assertThat(finding.evidence()).hasSizeLessThan(40);
            });
  }

  @ParameterizedTest
  @CsvSource({"2048, 90, 0", "70, 70, 1"})
  void aSearchCountsTheSentencesOfAllChunks(int limit, int total, int warnings) {
    var letters =
        IntStream.range(0, 90).mapToObj("Tove Lind wrote letter %d. "::formatted).toList();
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? new Step.Search("Tove Lind", "What did she write?")
                    : new Step.GiveUp("where she was born", task.findings()));

    var answer =
        RunFixture.of(
                KIT,
                model,
                "trawl.planning.max-phrase-chunks = " + limit,
                MemoryDocument.of('b', letters))
            .answer(QUESTION, Level.REASON);

    assertThat(model.log().of(ModelTask.NextStep.class).getLast().findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.total()).isEqualTo(total));
    assertThat(answer.warnings().stream().filter(each -> each.contains("max-phrase-chunks")))
        .hasSize(warnings);
  }

  @Test
  void namesTheMissingInformation() {
    var model = answering(task -> new Step.GiveUp("when the library was opened", task.findings()));

    var answer = answer(model, "");

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    assertThat(answer.text())
        .startsWith("Not in the documents: all 4 chunks were read and none answers the question.")
        .endsWith("The documents do not say when the library was opened.");
  }

  @Test
  void namesOnlyTheNearestSentencesIfTheAnswerIsMissing() {
    var letters =
        IntStream.range(0, 9).mapToObj("Tove Lind wrote letter %d to Oslo. "::formatted).toList();
    var book = MemoryDocument.of('b', Stream.concat(letters.stream(), Stream.of(BORN)).toList());
    var model =
        answering(
            task ->
                inTurn(
                    task,
                    new Step.Search("Tove Lind", "What about her?"),
                    new Step.GiveUp("who taught her", task.findings())));

    var answer =
        RunFixture.of(KIT, model, "", book).answer("Where was Tove Lind born?", Level.REASON);

    assertThat(answer.text())
        .startsWith("The documents do not say who taught her.")
        .contains("What comes closest: “%s” [1]".formatted(BORN));
    assertThat(answer.citations()).hasSizeLessThanOrEqualTo(2);
    assertThat(answer.citations().getFirst().evidence().quote()).isEqualTo(BORN);
  }

  @Test
  void countsTheChunksThatTheWriterOfASubQuestionWasShown() {
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? Step.Ask.of(List.of(ARCHITECT))
                    : new Step.Answer(DREW, task.findings()),
            "library");

    var coverage = answer(model, "").coverage();

    assertThat(coverage.shown()).isPositive();
    assertThat(coverage.read()).isGreaterThanOrEqualTo(coverage.shown());
    assertThat(coverage.relevantShown()).isPositive();
  }

  @Test
  void takesAllStepsOfOneReply() {
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? new Step.Together(
                        List.of(
                            Step.Ask.of(List.of(ARCHITECT)),
                            new Step.Search("Tove Lind", "What about Tove Lind?")))
                    : new Step.Answer("Horten", task.findings()),
            "library");

    var answer = answer(model, "");

    assertThat(model.log().of(ModelTask.NextStep.class)).hasSize(2);
    assertThat(answer.hops())
        .extracting(Answer.Hop::subQuestion)
        .containsExactlyInAnyOrder(ARCHITECT, "What about Tove Lind?");
  }

  @Test
  void searchesBeforeItConcludes() {
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? new Step.Answer("Horten, as everybody knows", List.of())
                    : new Step.Answer("Tove Lind", task.findings()),
            "library");

    var answer = answer(model, "");

    assertThat(answer.text()).startsWith("Tove Lind");
    assertThat(answer.hops()).extracting(Answer.Hop::subQuestion).containsExactly(QUESTION);
  }

  @Test
  void ignoresEvidenceThatIsInNoFinding() {
    var invented =
        new Evidence(
            new ChunkId(BOOK.id(), 0), "a.txt", 1, new Span(0, 23), "It was drawn by nobody.");
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? Step.Ask.of(List.of(ARCHITECT))
                    : new Step.Answer(
                        "Nobody", List.of(new Finding("Who?", "Nobody", List.of(invented)))),
            "library");

    var answer = answer(model, "");

    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.text()).doesNotContain("Nobody");
    assertThat(answer.citations())
        .extracting(citation -> citation.evidence().quote())
        .containsExactly(DREW);
  }
}
