package dev.trawl.actors;

import static dev.trawl.protocol.model.ModelException.Trouble.BUSY;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.actors.run.Run;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.testkit.ScriptedModel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests runs whose model calls fail, hang, are rejected or return false results. */
class RunFaultsTest {
  private static final ActorTestKit kit = ActorTestKit.create(RunFixture.config(""));
  private static final String QUESTION = "Where was the meeting moved?";

  private static final MemoryDocument MINUTES =
      MemoryDocument.of(
          'a',
          "The board met on Monday. Coffee was served.",
          "The meeting was moved to Porto. Everyone agreed.",
          "The next meeting is in autumn.");

  @AfterAll
  static void end() {
    kit.shutdownTestKit();
  }

  @Test
  void oneFailedCallFailsOnlyOneChunk() {
    var model = ScriptedModel.finding("Porto");
    var failing =
        model.reading(
            task ->
                task.chunk().id().ordinal() == 2
                    ? ScriptedModel.fail(new ModelException.Final("the text was declined"))
                    : model.reading().apply(task));

    var answer = RunFixture.of(kit, failing, MINUTES).answer(QUESTION, Level.READ);

    assertThat(answer.text()).startsWith("The meeting was moved to Porto");
    assertThat(answer.status()).isEqualTo(Status.PARTIAL);
    assertThat(answer.coverage().read()).isEqualTo(2);
    assertThat(answer.coverage().failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.chunk()).isEqualTo(MINUTES.chunk(2));
              assertThat(failure.reason()).contains("the text was declined");
            });
  }

  @Test
  void retriesACallThatMaySucceedLater() {
    var attempts = new AtomicInteger();
    var model = ScriptedModel.finding("Porto");
    var failingOnce =
        model.reading(
            task ->
                attempts.getAndIncrement() == 0
                    ? ScriptedModel.fail(new ModelException.Retriable(BUSY, "busy"))
                    : model.reading().apply(task));

    var answer = RunFixture.of(kit, failingOnce, MINUTES).answer(QUESTION, Level.READ);

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.coverage().isFull()).isTrue();
    assertThat(answer.usage().retries()).isEqualTo(1);
  }

  @Test
  void regression7AQuoteThatIsNotInItsChunkIsNotAFinding() {
    var model =
        ScriptedModel.create()
            .reading(task -> completedFuture(new Verdict.Relevant(List.of("I'm sorry, none."), 1)))
            .answering(
                task ->
                    completedFuture(
                        new Draft(
                            true,
                            "Lisbon",
                            List.of(new Quote(MINUTES.chunk(1), "It was moved to Lisbon.")),
                            1)));

    var answer = RunFixture.of(kit, model, MINUTES).answer(QUESTION, Level.READ);

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    assertThat(answer.citations()).isEmpty();
    assertThat(answer.coverage().relevant()).as("relevant chunks without a quote").isEqualTo(3);
    assertThat(answer.warnings()).anyMatch(warning -> warning.contains("were dropped"));
  }

  @Test
  void regression8AFailedKeywordCallDoesNotFailTheQuestion() {
    var model =
        ScriptedModel.finding("Porto")
            .splitting(task -> ScriptedModel.fail(new ModelException.Final("no idea")))
            .deriving(task -> ScriptedModel.fail(new ModelException.Final("no idea")));

    var answer = RunFixture.of(kit, model, MINUTES).answer(QUESTION, Level.RETRIEVE);

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.warnings()).anyMatch(warning -> warning.contains("keywords"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no idea", "no idea.", "no idea?"})
  void endsEveryWarningWithOneFullStop(String words) {
    var model =
        ScriptedModel.finding("Porto")
            .deriving(task -> ScriptedModel.fail(new ModelException.Final(words)));

    var answer = RunFixture.of(kit, model, MINUTES).answer(QUESTION, Level.RETRIEVE);

    assertThat(answer.warnings())
        .singleElement(InstanceOfAssertFactories.STRING)
        .matches(".*no idea[.?]");
  }

  @Test
  void regression9AnUnanswerableQuestionIsReadOnceAndLeftUnanswered() {
    var model = ScriptedModel.create().window(28, 4);

    var answer = RunFixture.of(kit, model, MINUTES).answer(QUESTION, Level.AUTO);

    assertThat(answer.status()).isEqualTo(Status.UNANSWERED);
    var shown = model.log().of(ModelTask.Answer.class).getFirst().chunks().stream().map(Chunk::id);
    var read = model.log().of(ModelTask.Read.class).stream().map(task -> task.chunk().id());
    assertThat(Stream.concat(shown, read)).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void regression10AReaderSeesOnlyTheQuestionAndItsChunk() {
    var model = ScriptedModel.finding("Porto");
    RunFixture.of(kit, model, MINUTES).answer(QUESTION, Level.READ);

    assertThat(model.log().of(ModelTask.Read.class))
        .allSatisfy(
            task -> {
              var question = task.questions().getFirst();
              assertThat(question.information()).isEqualTo(QUESTION);
              assertThat(question.query().text()).isEqualTo(QUESTION);
            });
  }

  @ParameterizedTest
  @CsvSource({"8192, 1024", "4096, 512", "2048, 256"})
  void regression14EvidenceNeverOverflowsTheWindow(int tokens, int replyTokens) {
    var filler =
        IntStream.range(0, 45)
            .mapToObj("Meeting %d was moved to Porto and moved again. "::formatted)
            .collect(Collectors.joining());
    var hundredLongChunks =
        MemoryDocument.of('b', IntStream.range(0, 100).mapToObj(i -> filler).toList());
    var model = ScriptedModel.finding("Porto").window(tokens, replyTokens);

    var answer = RunFixture.of(kit, model, hundredLongChunks).answer(QUESTION, Level.READ);

    assertThat(answer.status()).isEqualTo(Status.ANSWERED);
    assertThat(answer.usage().maxPromptTokens())
        .isGreaterThan((tokens - replyTokens) / 2)
        .isLessThanOrEqualTo(tokens - replyTokens);
  }

  @Test
  void regression16CallsInFlightReachTheLimitAndNeverExceedIt() {
    var released = new CompletableFuture<Verdict>();
    var model = ScriptedModel.create().reading(task -> released.thenApply(verdict -> verdict));
    var many = MemoryDocument.of('c', IntStream.range(0, 50).mapToObj(i -> "Word " + i).toList());
    var fixture = RunFixture.of(kit, model, many);

    var asked = fixture.ask(QUESTION, Level.READ);
    await().until(() -> model.log().underWay().get() == 4);
    released.complete(new Verdict.None());
    asked.all();

    assertThat(model.log().most()).hasValue(4);
    assertThat(model.log().of(ModelTask.Read.class)).hasSize(50);
  }

  @Test
  void regression17ARejectedKeyEndsTheRunAtTheFirstCall() {
    var model =
        ScriptedModel.create()
            .splitting(task -> ScriptedModel.fail(new ModelException.Refused("invalid API key")));

    var last = RunFixture.of(kit, model, MINUTES).ask(QUESTION, Level.READ).whats().getLast();

    assertThat(last)
        .isInstanceOfSatisfying(
            What.Failed.class, failed -> assertThat(failed.error()).contains("invalid API key"));
    assertThat(model.log().tasks()).hasSize(1);
  }

  @Test
  void cancellingStopsRunningCallsAndReturnsTheirPermits() {
    var model = ScriptedModel.create().reading(task -> new CompletableFuture<>());
    var fixture = RunFixture.of(kit, model, MINUTES);

    var asked = fixture.ask(QUESTION, Level.READ);
    await().until(() -> model.log().of(ModelTask.Read.class).size() == 3);
    asked.run().tell(new Run.Cancel());

    assertThat(asked.whats().getLast()).isInstanceOf(What.Cancelled.class);
    await().untilAsserted(() -> assertThat(model.log().cancelled()).hasValue(3));
    await().untilAsserted(() -> assertThat(fixture.load()).isEqualTo(RunFixture.busy(4, 0, 0)));
  }

  @Test
  void aThousandRandomFailuresLeaveNoPermitInUse() {
    var turn = new AtomicInteger();
    var model =
        ScriptedModel.create()
            .reading(
                task ->
                    switch (turn.getAndIncrement() % 5) {
                      case 0 -> ScriptedModel.fail(new ModelException.Retriable(BUSY, "busy"));
                      case 1 -> ScriptedModel.fail(new ModelException.Final("declined"));
                      case 2 -> ScriptedModel.fail(new IllegalStateException("broken"));
                      default -> completedFuture(new Verdict.None());
                    });
    var many = MemoryDocument.of('d', IntStream.range(0, 1000).mapToObj(i -> "Word " + i).toList());
    var fixture = RunFixture.of(kit, model, many);

    var answer = fixture.answer(QUESTION, Level.READ);

    assertThat(answer.coverage().read() + answer.coverage().failed()).isEqualTo(1000);
    // The limit depends on which calls failed, but no call may still have a permit.
    await()
        .untilAsserted(
            () -> {
              assertThat(fixture.load().waiting()).isZero();
              assertThat(fixture.load().endpoints()).allMatch(endpoint -> endpoint.inUse() == 0);
            });
  }

  @Test
  void rejectsAnInvalidQuestionWithAOneLineMessage() {
    var fixture = RunFixture.of(kit, ScriptedModel.create(), MINUTES);

    assertThat(fixture.ask(" ", Level.AUTO).whats().getLast())
        .isEqualTo(new What.Failed("The question is empty: ask something."));
    assertThat(fixture.ask("x".repeat(100_001), Level.AUTO).whats().getLast())
        .isInstanceOfSatisfying(
            What.Failed.class,
            failed -> assertThat(failed.error()).contains("max-question-characters"));
  }

  @Test
  void citesTheRightDocumentIfThereAreSeveral() {
    var other = MemoryDocument.of('e', "The meeting was moved to a Tuesday.", "Nothing else.");

    var answer =
        RunFixture.of(kit, ScriptedModel.finding("Porto"), other, MINUTES)
            .answer(QUESTION, Level.RETRIEVE);

    assertThat(answer.citations())
        .singleElement()
        .satisfies(cited -> assertThat(cited.evidence().documentName()).isEqualTo("a.txt"));
  }

  @Test
  void neverSendsAPromptLargerThanTheWindow() {
    var model = ScriptedModel.finding("Porto").window(60, 10);
    var big = MemoryDocument.of('f', "meeting ".repeat(55) + "Porto.", "The meeting was in Porto.");

    var answer = RunFixture.of(kit, model, big).answer(QUESTION, Level.READ);

    assertThat(model.log().tasks()).allMatch(task -> model.promptTokens(task) <= 50);
    assertThat(answer.coverage().failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).contains("does not fit the window"));
  }
}
