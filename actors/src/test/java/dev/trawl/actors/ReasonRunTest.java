package dev.trawl.actors;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Reason;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Item;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.protocol.model.Step;
import dev.trawl.testkit.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the reason that an answer gives if it is not whole. */
class ReasonRunTest {
  private static final ActorTestKit kit = ActorTestKit.create(RunFixture.config(""));
  private static final String QUESTION = "Where was the meeting moved?";
  private static final String PORTO = "The meeting was moved to Porto.";

  private static final MemoryDocument MINUTES =
      MemoryDocument.of(
          'a',
          "The board met on Monday. Coffee was served.",
          PORTO + " Everyone agreed.",
          "The next meeting is in autumn.");

  @AfterAll
  static void end() {
    kit.shutdownTestKit();
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void aWholeAnswerHasNone(Level level) {
    var model =
        ScriptedModel.finding("Porto")
            .planning(
                task ->
                    completedFuture(
                        task.findings().isEmpty()
                            ? new Step.Search("Porto", QUESTION)
                            : new Step.Answer(PORTO, task.findings())));

    var answer = answer(model, level);

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.reason()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"AUTO", "RETRIEVE", "READ"})
  void isAbsentIfTheModelSawTheWholeTextAndNothingAnswers(Level level) {
    assertReason(answer(ScriptedModel.create(), level), Status.UNANSWERED, Reason.ABSENT);
  }

  @Test
  void isAbsentIfAllChunksWereReadAndTheNextLevelFindsNothingEither() {
    var model = ScriptedModel.create().window(28, 4);

    assertReason(answer(model, Level.AUTO), Status.UNANSWERED, Reason.ABSENT);
  }

  @Test
  void isAbsentIfAPlannerSearchedTheIndexAndFoundNothing() {
    var model = searching("Oslo", task -> new Step.GiveUp("where it was moved", task.findings()));

    assertReason(answer(model, Level.REASON), Status.UNANSWERED, Reason.ABSENT);
  }

  /** The documents may say it in a chunk that was not shown. */
  @Test
  void isCutIfASearchFindsNoAnswerInTheChunksThatFitTheWindow() {
    var model = ScriptedModel.create().window(28, 4);

    var answer = answer(model, Level.RETRIEVE);

    assertThat(answer.coverage().isFull()).isFalse();
    assertReason(answer, Status.UNANSWERED, Reason.CUT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"AUTO", "RETRIEVE", "READ"})
  void isUnsureIfTheModelIsNotCertainOfTheBestSentence(Level level) {
    var answer = answer(uncertain(), level);

    assertThat(answer.text()).startsWith("No sentence in the 3 chunks").contains(PORTO);
    assertReason(answer, Status.UNANSWERED, Reason.UNSURE);
  }

  @Test
  void isUnsureIfNothingSupportsTheModelsAnswer() {
    var model = answering(task -> new Draft(true, "Pirates sank it.", List.of(), 1));

    assertReason(answer(model, Level.RETRIEVE), Status.UNANSWERED, Reason.UNSURE);
  }

  @Test
  void isUnsureIfOnlyAPartOfTheAnswerHasNoSentence() {
    var model = answering(task -> draft(false, claim(PORTO, PORTO), claim(" Pirates sank it.")));

    assertReason(answer(model, Level.RETRIEVE), Status.PARTIAL, Reason.UNSURE);
  }

  @Test
  void isUnsureIfAPlannersAnswerHasAPartWithoutASentence() {
    var model =
        searching("Porto", task -> new Step.Answer("It was moved to Lisbon.", task.findings()));

    assertReason(answer(model, Level.REASON), Status.PARTIAL, Reason.UNSURE);
  }

  @Test
  void isUnsureIfAPlannerAnswersWithoutAnySentence() {
    var model = searching("Oslo", task -> new Step.Answer("Oslo", task.findings()));

    assertReason(answer(model, Level.REASON), Status.PARTIAL, Reason.UNSURE);
  }

  @Test
  void isUnsureIfNoSentenceNamesAnItemOfAList() {
    var found = List.of(new Item("Porto", PORTO), new Item("Lisbon", PORTO));
    var model = reading(task -> new Verdict.Relevant(List.of(PORTO), 1, found));

    var answer = answer(new UnderstandingModel(model, QuestionKind.LIST), "");

    assertThat(answer.items()).extracting(Answer.Item::text).containsExactly("Porto");
    assertReason(answer, Status.PARTIAL, Reason.UNSURE);
  }

  @Test
  void isUnsureIfNoItemWasRecognisedInARelevantChunk() {
    var model =
        ScriptedModel.create()
            .reading(
                task ->
                    completedFuture(
                        switch (task.chunk().id().ordinal()) {
                          case 0 -> new Verdict.Relevant(List.of("The board met on Monday."), 1);
                          case 1 -> porto();
                          default -> new Verdict.None();
                        }));

    var answer = answer(new UnderstandingModel(model, QuestionKind.LIST), "");

    assertThat(answer.coverage().relevantShown()).isLessThan(answer.coverage().relevant());
    assertReason(answer, Status.PARTIAL, Reason.UNSURE);
  }

  @Test
  void isCutIfAChunkCouldNotBeRead() {
    assertReason(
        answer(failingInTheLastChunk(ScriptedModel.finding("Porto")), Level.READ),
        Status.PARTIAL,
        Reason.CUT);
    assertReason(
        answer(failingInTheLastChunk(ScriptedModel.create()), Level.READ),
        Status.PARTIAL,
        Reason.CUT);
  }

  /** The sentence that certainly answers may be in the chunk that was not read. */
  @Test
  void isCutIfTheModelIsNotCertainAndAChunkCouldNotBeRead() {
    var model = failingInTheLastChunk(uncertain());

    assertReason(answer(model, Level.READ), Status.PARTIAL, Reason.CUT);
  }

  @Test
  void isCutIfAListLacksTheItemsOfAChunkThatCouldNotBeRead() {
    var model = failingInTheLastChunk(reading(task -> porto()));

    var answer = answer(new UnderstandingModel(model, QuestionKind.LIST), "");

    assertReason(answer, Status.PARTIAL, Reason.CUT);
  }

  @Test
  void isCutIfTheCallsAreUsedUp() {
    var answer = answer(ScriptedModel.finding("Coffee"), calls(5));

    assertThat(answer.coverage().isFull()).isFalse();
    assertReason(answer, Status.PARTIAL, Reason.CUT);
  }

  @Test
  void isCutIfTimeIsUp() {
    var model = ScriptedModel.finding("Porto");
    var hanging =
        model.reading(
            task ->
                task.chunk().id().ordinal() == 2
                    ? new CompletableFuture<>()
                    : model.reading().apply(task));

    assertReason(answer(hanging, time(Duration.ofMillis(500))), Status.PARTIAL, Reason.CUT);
  }

  @Test
  void isCutIfTheModelsReplyIsCutOff() {
    var model = answering(task -> draft(true, claim(PORTO, PORTO)));

    assertReason(answer(model, Level.RETRIEVE), Status.PARTIAL, Reason.CUT);
  }

  @ParameterizedTest
  @EnumSource(
      value = QuestionKind.class,
      names = {"COMPARE", "SUMMARY"})
  void isCutIfNotAllRelevantChunksCouldBeShown(QuestionKind kind) {
    var model = ScriptedModel.finding("Aurora").window(140, 20);

    var answer = answerFromSomeChunks(model, kind);

    assertThat(answer.coverage().relevantShown()).isLessThan(answer.coverage().relevant());
    assertReason(answer, Status.PARTIAL, Reason.CUT);
  }

  /** One of the relevant chunks that were not shown may answer the question. */
  @Test
  void isNotAbsentIfNotAllRelevantChunksCouldBeShown() {
    var answer = answerFromSomeChunks(ScriptedModel.create().window(140, 20), QuestionKind.FACT);

    assertThat(answer.text())
        .startsWith("No answer: all 20 chunks were read, but only ")
        .endsWith(" of the 20 relevant ones could be shown to the model together.");
    assertReason(answer, Status.UNANSWERED, Reason.CUT);
  }

  @Test
  void isCutIfAPlannerReachesItsLimitOfSteps() {
    var model =
        ScriptedModel.create()
            .planning(
                task ->
                    completedFuture(
                        new Step.Search("Oslo " + task.findings().size(), "What about it?")));

    var answer =
        RunFixture.of(kit, model, "trawl.planning.max-steps = 2", MINUTES)
            .answer(QUESTION, Level.REASON);

    assertThat(answer.text()).contains("trawl.planning.max-steps");
    assertReason(answer, Status.PARTIAL, Reason.CUT);
  }

  private static void assertReason(Answer answer, Status status, Reason reason) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.reason()).as(answer.text()).contains(reason);
  }

  private static Answer answer(ScriptedModel model, Level level) {
    return RunFixture.of(kit, model, MINUTES).answer(QUESTION, level);
  }

  private static Answer answer(UnderstandingModel model, String overrides) {
    return RunFixture.of(kit, model, overrides, MINUTES).answer(QUESTION, Level.READ);
  }

  private static Answer answer(ScriptedModel model, Budget budget) {
    var asked = RunFixture.of(kit, model, MINUTES).ask(QUESTION, Level.READ, budget);
    return switch (asked.whats().getLast()) {
      case What.Answered(var answer) -> answer;
      case What last -> throw new AssertionError("the run ended without an answer: " + last);
    };
  }

  /** All 20 chunks are relevant, but a window has room for only some, and only two are used. */
  private static Answer answerFromSomeChunks(ScriptedModel model, QuestionKind kind) {
    var texts =
        IntStream.range(0, 20).mapToObj(i -> "The Aurora sailed " + "on ".repeat(20) + i + ".");
    var reading = model.reading(task -> completedFuture(new Verdict.Relevant(List.of(), 1)));
    return RunFixture.of(
            kit,
            new UnderstandingModel(reading, kind),
            "trawl.window.max-reductions = 2",
            MemoryDocument.of('b', texts.toList()))
        .answer("Which ships were built at Lund?", Level.READ);
  }

  private static Budget calls(int most) {
    return new Budget(
        OptionalInt.of(most), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());
  }

  private static Budget time(Duration most) {
    return new Budget(
        OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty(), Optional.of(most));
  }

  private static ScriptedModel failingInTheLastChunk(ScriptedModel model) {
    return model.reading(
        task ->
            task.chunk().id().ordinal() == 2
                ? ScriptedModel.fail(new ModelException.Final("declined"))
                : model.reading().apply(task));
  }

  private static ScriptedModel uncertain() {
    return answering(
            task -> new Draft(false, PORTO, List.of(new Quote(MINUTES.chunk(1), PORTO)), 0.4))
        .reading(ScriptedModel.finding("Porto").reading());
  }

  private static ScriptedModel answering(Function<ModelTask.Answer, Draft> writing) {
    return ScriptedModel.create().answering(task -> completedFuture(writing.apply(task)));
  }

  /** A planner that searches for {@code phrase} and then takes the step {@code last}. */
  private static ScriptedModel searching(String phrase, Function<ModelTask.NextStep, Step> last) {
    return ScriptedModel.create()
        .planning(
            task ->
                completedFuture(
                    task.findings().isEmpty()
                        ? new Step.Search(phrase, "What about " + phrase + "?")
                        : last.apply(task)));
  }

  /** A model whose readers find something only in the second chunk. */
  private static ScriptedModel reading(Function<ModelTask.Read, Verdict> reading) {
    return ScriptedModel.create()
        .reading(
            task ->
                completedFuture(
                    task.chunk().id().ordinal() == 1 ? reading.apply(task) : new Verdict.None()));
  }

  private static Verdict porto() {
    return new Verdict.Relevant(List.of(PORTO), 1, List.of(new Item("Porto", PORTO)));
  }

  private static Draft draft(boolean cut, Claim... claims) {
    var text = List.of(claims).stream().map(Claim::text).reduce("", String::concat);
    var quotes = List.of(claims).stream().flatMap(claim -> claim.quotes().stream()).toList();
    return new Draft(true, text, quotes, List.of(claims), 1, cut);
  }

  private static Claim claim(String text, String... sentences) {
    return new Claim(
        text, List.of(sentences).stream().map(each -> new Quote(MINUTES.chunk(1), each)).toList());
  }
}
