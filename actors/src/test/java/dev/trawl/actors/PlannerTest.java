package dev.trawl.actors;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Step;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.testkit.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests level reason, with correct and with misbehaving planners. */
class PlannerTest {
  private static final String QUESTION = "In which town was the architect of the library born?";
  private static final String ARCHITECT = "Who was the architect of the library?";
  private static final String TOWN = "In which town was Tove Lind born?";
  private static final String DREW = "The library was drawn by Tove Lind.";
  private static final String BORN = "Tove Lind was born in Horten.";

  /** Two of these chunks do not fit one window, so the documents are searched and read. */
  private static final String RAIN = "It rained and rained again. ".repeat(800);

  private static final MemoryDocument BOOK = MemoryDocument.of('a', DREW, RAIN, BORN, RAIN);

  private static final ActorTestKit KIT = ActorTestKit.create(RunFixture.config(""));

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  /** Answers a sub-question that contains one of the words with the sentence that contains it. */
  private static ScriptedModel answering(
      Function<ModelTask.NextStep, Step> planning, String... words) {
    var model = ScriptedModel.create();
    for (var word : words) {
      var before = model;
      var finding = ScriptedModel.finding(word);
      model =
          model.answering(
              task ->
                  task.information().contains(word)
                      ? finding.answering().apply(task)
                      : before.answering().apply(task));
    }
    return model.planning(task -> completedFuture(planning.apply(task)));
  }

  private static Step inTurn(ModelTask.NextStep task, Step... steps) {
    return steps[Math.min(task.findings().size(), steps.length - 1)];
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
  void anUnansweredSubQuestionKeepsTheSentencesThatWereFoundForIt() {
    var model =
        answering(
                task ->
                    task.findings().isEmpty()
                        ? Step.Ask.of(List.of(TOWN))
                        : new Step.GiveUp("enough", task.findings()))
            .reading(ScriptedModel.finding("Horten").reading());

    answer(model, "");

    assertThat(model.log().of(ModelTask.NextStep.class).getLast().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.answer()).isEmpty();
              assertThat(finding.evidence()).extracting(Evidence::quote).containsExactly(BORN);
            });
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

  private static Step.GroundedClaim grounded(String text, ModelTask.NextStep task, String quote) {
    return new Step.GroundedClaim(
        text,
        task.findings().stream()
            .flatMap(finding -> finding.evidence().stream())
            .filter(evidence -> evidence.quote().equals(quote))
            .toList());
  }

  @Test
  void doesNotSplitSubQuestions() {
    var model =
        answering(
            task ->
                inTurn(
                    task,
                    Step.Ask.of(List.of(ARCHITECT)),
                    new Step.Answer("Tove Lind", task.findings())),
            "library");

    answer(model, "");

    assertThat(model.log().of(ModelTask.Split.class)).hasSize(1);
  }

  @Test
  void asksIndependentSubQuestionsInParallel() {
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? Step.Ask.of(List.of(ARCHITECT, TOWN))
                    : new Step.Answer("Horten", task.findings()),
            "library",
            "born");

    var answer = answer(model, "");

    assertThat(answer.hops()).extracting(Answer.Hop::subQuestion).containsExactly(ARCHITECT, TOWN);
    assertThat(model.log().of(ModelTask.NextStep.class)).hasSize(2);
  }

  @Test
  void readsForSeveralSubQuestionsInOnePass() {
    var model =
        ScriptedModel.create()
            .reading(
                task -> {
                  var word =
                      task.questions().getFirst().information().equals(TOWN) ? "Horten" : "drawn";
                  var quotes = ScriptedModel.sentences(task.chunk(), word);
                  return completedFuture(
                      quotes.isEmpty() ? new Verdict.None() : new Verdict.Relevant(quotes, 0.9));
                })
            .planning(
                task ->
                    completedFuture(
                        task.findings().isEmpty()
                            ? Step.Ask.of(List.of(ARCHITECT, TOWN))
                            : new Step.GiveUp("enough", task.findings())));

    var whats = RunFixture.of(KIT, model, BOOK).ask(QUESTION, Level.REASON).whats();

    assertThat(model.log().of(ModelTask.Read.class))
        .hasSize(BOOK.chunks().size())
        .allSatisfy(
            task ->
                assertThat(task.questions())
                    .extracting(ModelTask.Question::information)
                    .containsExactly(ARCHITECT, TOWN));
    assertThat(whats)
        .filteredOn(What.ReadingStarted.class::isInstance)
        .containsExactly(new What.ReadingStarted(BOOK.chunks().size()));
    assertThat(whats)
        .filteredOn(What.ChunkRead.class::isInstance)
        .extracting(what -> ((What.ChunkRead) what).quotes())
        .filteredOn(quotes -> !quotes.isEmpty())
        .extracting(quotes -> quotes.getFirst().quote())
        .containsExactlyInAnyOrder(DREW, BORN);
  }

  @Test
  void readsOnlyForSubQuestionsThatNeedIt() {
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? Step.Ask.of(List.of(ARCHITECT, TOWN))
                    : new Step.Answer("Tove Lind", task.findings()),
            "library");

    var answer = answer(model, "");

    assertThat(model.log().of(ModelTask.Read.class))
        .hasSize(BOOK.chunks().size())
        .allSatisfy(task -> assertThat(task.questions()).hasSize(1));
    assertThat(answer.hops())
        .containsExactly(
            new Answer.Hop(ARCHITECT, DREW, List.of(1)), new Answer.Hop(TOWN, "", List.of()));
  }

  @Test
  void searchesOnlyTheNamedDocuments() {
    var letters = MemoryDocument.of('b', RAIN, "Tove Lind wrote to nobody. " + RAIN);
    var asked = new Step.SubQuestion(TOWN, List.of("B.TXT"));
    var model =
        ScriptedModel.create()
            .planning(
                task ->
                    completedFuture(
                        task.findings().isEmpty()
                            ? new Step.Ask(List.of(asked))
                            : new Step.GiveUp("enough", List.of())));

    RunFixture.of(KIT, model, BOOK, letters).answer(QUESTION, Level.REASON);

    assertThat(model.log().of(ModelTask.NextStep.class).getFirst().documents())
        .containsExactly("a.txt", "b.txt");
    assertThat(model.log().of(ModelTask.Read.class))
        .extracting(task -> task.chunk().id().document())
        .containsExactly(letters.id(), letters.id());
  }

  @Test
  void readsEachSubQuestionOnlyInItsOwnDocuments() {
    var letters = MemoryDocument.of('b', RAIN, "Tove Lind wrote to nobody. " + RAIN);
    var model =
        ScriptedModel.create()
            .planning(
                task ->
                    completedFuture(
                        task.findings().isEmpty()
                            ? new Step.Ask(
                                List.of(
                                    new Step.SubQuestion(TOWN, List.of()),
                                    new Step.SubQuestion(ARCHITECT, List.of("a.txt"))))
                            : new Step.GiveUp("enough", List.of())));

    RunFixture.of(KIT, model, BOOK, letters).answer(QUESTION, Level.REASON);

    assertThat(model.log().of(ModelTask.Read.class))
        .hasSize(6)
        .allSatisfy(
            task ->
                assertThat(task.questions())
                    .hasSize(task.chunk().id().document().equals(BOOK.id()) ? 2 : 1));
  }

  @Test
  void doesNotShowTheDocumentNamesIfThereAreTooMany() {
    var letters = MemoryDocument.of('b', "Letters.");
    var model = ScriptedModel.create();

    RunFixture.of(KIT, model, "trawl.planning.max-documents = 1", BOOK, letters)
        .answer(QUESTION, Level.REASON);

    assertThat(model.log().of(ModelTask.NextStep.class).getFirst().documents()).isEmpty();
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
  void namesTheMissingInformation() {
    var model = answering(task -> new Step.GiveUp("when the library was opened", task.findings()));

    var answer = answer(model, "");

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    assertThat(answer.text()).isEqualTo("The documents do not say when the library was opened.");
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

  @Test
  void answersFromItsFindingsIfThePlannerNeverStops() {
    var phrases = List.of("Tove Lind", "Tove", "Lind", "library", "drawn", "born", "Horten");
    var model =
        answering(
            task -> {
              var phrase = phrases.get(task.findings().size());
              return new Step.Search(phrase, "What of " + phrase + "?");
            });

    var answer = answer(model, "trawl.planning.max-steps = 6");

    assertThat(model.log().of(ModelTask.NextStep.class)).hasSize(6);
    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.text()).contains("trawl.planning.max-steps");
    assertThat(answer.citations())
        .extracting(citation -> citation.evidence().quote())
        .containsExactlyInAnyOrder(DREW, BORN);
  }

  @Test
  void endsIfThePlannerRepeatsItself() {
    var model = answering(task -> Step.Ask.of(List.of(ARCHITECT.toUpperCase())), "LIBRARY");

    var answer = answer(model, "");

    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.text())
        .isEqualTo("No answer was reached: the planner only repeats earlier sub-questions.");
    assertThat(model.log().of(ModelTask.NextStep.class)).hasSize(3);
  }

  @Test
  void limitsTheSubQuestionsOfOneStep() {
    var fifty = IntStream.range(0, 50).mapToObj(i -> "What is library number " + i + "?").toList();
    var model =
        answering(
            task ->
                task.findings().isEmpty()
                    ? Step.Ask.of(fifty)
                    : new Step.Answer("Tove Lind", task.findings()),
            "library");

    var answer = answer(model, "trawl.planning.max-sub-questions = 3");

    assertThat(answer.hops()).hasSize(3);
  }

  @Test
  void answersFromItsFindingsIfTheNextStepFails() {
    var model =
        ScriptedModel.finding("library")
            .planning(
                task ->
                    task.findings().isEmpty()
                        ? completedFuture(Step.Ask.of(List.of(ARCHITECT)))
                        : ScriptedModel.fail(new ModelException.Final("it writes prose")));

    var answer = answer(model, "");

    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.text()).contains("it writes prose").contains("[1]");
  }

  @Test
  void staysWithinItsBudget() {
    var model =
        answering(
            task -> Step.Ask.of(List.of("What of the library, the " + task.findings().size())),
            "library");
    var calls =
        new Budget(
            OptionalInt.of(9), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());

    var whats = RunFixture.of(KIT, model, BOOK).ask(QUESTION, Level.REASON, calls).whats();

    assertThat(model.log().tasks()).hasSizeLessThanOrEqualTo(9);
    assertThat(whats.getLast())
        .isInstanceOfSatisfying(
            What.Answered.class,
            last -> assertThat(last.answer().status()).isEqualTo(Status.PARTIAL));
  }

  @Test
  void keepsTheBestQuotesOfEveryFindingIfNotAllFit() {
    var many = new ArrayList<String>();
    IntStream.range(0, 40).forEach(i -> many.add("Tove Lind wrote letter " + i + "."));
    var model =
        ScriptedModel.create()
            .window(120, 20)
            .planning(
                task ->
                    completedFuture(
                        task.findings().isEmpty()
                            ? new Step.Search("Tove Lind", "What about her?")
                            : new Step.GiveUp("where she was born", task.findings())));
    var answer =
        RunFixture.of(KIT, model, MemoryDocument.of('b', many)).answer(QUESTION, Level.REASON);

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    assertThat(model.log().of(ModelTask.NextStep.class))
        .allSatisfy(task -> assertThat(model.promptTokens(task)).isLessThanOrEqualTo(100));
    assertThat(model.log().of(ModelTask.NextStep.class).getLast().findings().getFirst().evidence())
        .hasSizeBetween(2, 23);
  }

  @Test
  void autoContinuesWithReasonIfNoSingleChunkAnswers() {
    var model =
        answering(
            task ->
                switch (task.findings().size()) {
                  case 1 -> Step.Ask.of(List.of(TOWN));
                  default -> new Step.Answer("Horten", List.of(task.findings().getLast()));
                },
            "born");

    var whats = RunFixture.of(KIT, model, BOOK).ask("Where from?", Level.AUTO).whats();

    assertThat(whats)
        .filteredOn(What.Escalated.class::isInstance)
        .extracting(what -> ((What.Escalated) what).to())
        .containsExactly(Level.READ, Level.REASON);
    assertThat(whats.getLast())
        .isInstanceOfSatisfying(
            What.Answered.class, last -> assertThat(last.answer().text()).isEqualTo("Horten [1]"));
  }

  @Test
  void reportsAFullReadingIfThePlannerOfAutoFoundNothing() {
    var model =
        answering(
            task ->
                task.findings().size() == 1
                    ? Step.Ask.of(List.of("Who was the comet's father?"))
                    : new Step.GiveUp("who the comet's father was", List.of()));

    var whats = RunFixture.of(KIT, model, BOOK).ask(QUESTION, Level.AUTO).whats();

    assertThat(whats.getLast())
        .isInstanceOfSatisfying(
            What.Answered.class,
            last -> {
              assertThat(last.answer().status()).isEqualTo(Status.UNANSWERED);
              assertThat(last.answer().text()).startsWith("Not in the documents: all 4 chunks");
            });
  }

  @Test
  void keepsTheAnswerOfAutoIfThePlannerHasNoQuestion() {
    var whats = RunFixture.of(KIT, ScriptedModel.create(), BOOK).ask(QUESTION, Level.AUTO).whats();

    assertThat(whats.getLast())
        .isInstanceOfSatisfying(
            What.Answered.class,
            last -> {
              assertThat(last.answer().level()).isEqualTo(Level.READ);
              assertThat(last.answer().text()).startsWith("Not in the documents");
            });
  }
}
