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
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.protocol.model.Step;
import dev.trawl.testkit.ScriptedModel;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tests how the sub-questions of a planner are answered, and how level auto reaches them. */
class SubQuestionsTest {
  private static final String RAINED = "It rained and rained again.";

  private static final ActorTestKit KIT = ActorTestKit.create(RunFixture.config(""));

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private static Answer answer(ScriptedModel model, String overrides) {
    return RunFixture.of(KIT, model, overrides, BOOK).answer(QUESTION, Level.REASON);
  }

  @Test
  void anUnansweredSubQuestionKeepsTheSentencesThatWereFoundForIt() {
    var model =
        answering(
                task ->
                    task.findings().isEmpty()
                        ? Step.Ask.of(List.of(TOWN))
                        : new Step.GiveUp("enough", task.findings()))
            .answering(task -> completedFuture(new Draft(false, "", quotesOfBorn(task), 1)))
            .reading(ScriptedModel.finding("rained").reading());

    answer(model, "");

    assertThat(model.log().of(ModelTask.NextStep.class).getLast().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.answer()).isEmpty();
              assertThat(finding.evidence())
                  .extracting(Evidence::quote)
                  .containsExactly(BORN, RAINED, RAINED);
            });
  }

  /** The sentence that comes nearest, if its chunk is shown. */
  private static List<Quote> quotesOfBorn(ModelTask.Answer task) {
    return task.chunks().stream()
        .filter(chunk -> chunk.text().contains(BORN))
        .map(chunk -> new Quote(chunk.id(), BORN))
        .toList();
  }

  /** The chunks that the first writer of the answer to {@code question} was shown. */
  private static List<ChunkId> shown(ScriptedModel model, String question) {
    return model.log().of(ModelTask.Answer.class).stream()
        .filter(task -> task.information().equals(question))
        .findFirst()
        .map(task -> task.chunks().stream().map(Chunk::id).toList())
        .orElse(List.of());
  }

  private static List<ChunkId> read(ScriptedModel model, String question) {
    return model.log().of(ModelTask.Read.class).stream()
        .filter(
            task -> task.questions().stream().anyMatch(each -> each.information().equals(question)))
        .map(task -> task.chunk().id())
        .toList();
  }

  /** Each chunk was shown to the writer or read for {@code question}, and none was both. */
  private static void assertSeenOnce(
      ScriptedModel model, String question, MemoryDocument... documents) {
    var shown = shown(model, question);
    assertThat(shown).isNotEmpty();
    assertThat(Stream.concat(shown.stream(), read(model, question).stream()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(documents)
                .flatMap(document -> document.chunks().stream())
                .map(Chunk::id)
                .toList());
  }

  @Test
  void aSubQuestionWithAnUnsupportedAnswerHasNone() {
    var model =
        answering(
                task ->
                    task.findings().isEmpty()
                        ? Step.Ask.of(List.of(TOWN))
                        : new Step.GiveUp("where she was born", task.findings()))
            .answering(
                task ->
                    completedFuture(
                        task.chunks().stream()
                            .filter(chunk -> chunk.text().contains(BORN))
                            .map(chunk -> new Quote(chunk.id(), BORN))
                            .findFirst()
                            .map(
                                quote -> new Draft(true, "In the town of Moss.", List.of(quote), 1))
                            .orElse(new Draft(false, "", List.of(), 1))));

    answer(model, "");

    assertThat(model.log().of(ModelTask.NextStep.class).getLast().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.answer()).isEmpty();
              assertThat(finding.evidence()).extracting(Evidence::quote).contains(BORN);
            });
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
                  var quotes = ScriptedModel.sentences(task.chunk(), "rained");
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

    assertSeenOnce(model, ARCHITECT, BOOK);
    assertSeenOnce(model, TOWN, BOOK);
    assertThat(model.log().of(ModelTask.Read.class))
        .extracting(task -> task.chunk().id())
        .doesNotHaveDuplicates();
    assertThat(whats)
        .filteredOn(What.ReadingStarted.class::isInstance)
        .containsExactly(new What.ReadingStarted(BOOK.chunks().size()));
    assertThat(whats)
        .filteredOn(What.ChunkRead.class::isInstance)
        .extracting(what -> ((What.ChunkRead) what).chunk())
        .containsExactlyInAnyOrderElementsOf(BOOK.chunks().stream().map(Chunk::id).toList());
    assertThat(whats)
        .filteredOn(What.ChunkRead.class::isInstance)
        .flatExtracting(what -> ((What.ChunkRead) what).quotes())
        .extracting(Evidence::quote)
        .contains(RAINED);
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
        .isNotEmpty()
        .allSatisfy(task -> assertThat(task.questions()).hasSize(1));
    assertSeenOnce(model, TOWN, BOOK);
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
        .containsOnly(letters.id());
    assertSeenOnce(model, TOWN, letters);
  }

  @Test
  void readsForEachSubQuestionOnlyTheDocumentsItNames() {
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

    assertSeenOnce(model, TOWN, BOOK, letters);
    assertSeenOnce(model, ARCHITECT, BOOK);
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
  void autoContinuesWithReasonIfNoSingleChunkContainsTheAnswer() {
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
  void atLevelAutoThePlannerStartsWithWhatComesNearest() {
    var model =
        ScriptedModel.create()
            .answering(task -> completedFuture(new Draft(false, "", quotesOfBorn(task), 1)))
            .planning(task -> completedFuture(new Step.GiveUp("where", List.of())));

    RunFixture.of(KIT, model, BOOK).ask("Where was Tove Lind born?", Level.AUTO).whats();

    assertThat(model.log().of(ModelTask.NextStep.class).getFirst().findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.evidence()).extracting(Evidence::quote).containsExactly(BORN));
  }

  @Test
  void atLevelAutoThePlannerMayAnswerFromWhatComesNearest() {
    var model =
        ScriptedModel.create()
            .answering(task -> completedFuture(new Draft(false, "", quotesOfBorn(task), 1)))
            .planning(task -> completedFuture(new Step.Answer("Horten", task.findings())));

    var whats =
        RunFixture.of(KIT, model, BOOK).ask("Where was Tove Lind born?", Level.AUTO).whats();

    assertThat(whats.getLast())
        .isInstanceOfSatisfying(
            What.Answered.class,
            last -> {
              assertThat(last.answer().text()).isEqualTo("Horten [1]");
              assertThat(last.answer().level()).isEqualTo(Level.REASON);
            });
  }

  @Test
  void atLevelAutoAnAnswerThatTheNearestSentencesDoNotSupportIsIgnored() {
    var model =
        ScriptedModel.create()
            .answering(task -> completedFuture(new Draft(false, "", quotesOfBorn(task), 1)))
            .planning(
                task -> completedFuture(new Step.Answer("In Moss, in 1790.", task.findings())));

    var answer = RunFixture.of(KIT, model, BOOK).answer("Where was Tove Lind born?", Level.AUTO);

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    assertThat(answer.text()).startsWith("Not in the documents").doesNotContain("Moss");
  }

  @Test
  void theWriterAfterReadingIsAlsoShownWhatTheFirstWriterFoundNearest() {
    var model =
        ScriptedModel.create()
            .answering(task -> completedFuture(new Draft(false, "", quotesOfBorn(task), 1)))
            .reading(ScriptedModel.finding("rained").reading());

    RunFixture.of(KIT, model, BOOK).ask("Where was Tove Lind born?", Level.AUTO).whats();

    assertThat(model.log().of(ModelTask.Answer.class).get(1).chunks())
        .extracting(Chunk::text)
        .anyMatch(text -> text.contains(BORN))
        .anyMatch(text -> text.contains(RAINED));
  }

  @Test
  void reportsThatAllChunksWereReadIfThePlannerFindsNothingAtLevelAuto() {
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
  void levelAutoStaysAtReadIfThePlannerAsksNoSubQuestion() {
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
