package dev.trawl.lexical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Step;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.retrieval.chunk.Tokens;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {
  private static final String QUESTION = "What is the code of the gate?";
  private static final String TEXT = "It rained. The code of the gate is 4711. Nobody came.";

  @Test
  void neverStartsACallThatWasCancelledBefore() {
    var queue = new ArrayDeque<Runnable>();
    var started = new AtomicBoolean();
    var call =
        Call.start(
            queue::add,
            cancelled -> {
              started.set(true);
              return new ModelCall.Reply<>("late", Usage.ofCall(1, 1));
            });
    call.cancel();
    queue.remove().run();
    assertThat(started).isFalse();
    assertThat(call.reply().toCompletableFuture())
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableThat()
        .withCauseInstanceOf(ModelException.Final.class);
  }

  @Test
  void doesItsWorkOnTheExecutorOnly() {
    var queue = new ArrayDeque<Runnable>();
    var model = new LexicalReadingModel(Asks.SETTINGS, Tokens.builtIn(), queue::add);
    var call = model.answer(Asks.answerTask(QUESTION, TEXT));
    assertThat(call.reply().toCompletableFuture()).isNotDone();
    queue.remove().run();
    assertThat(Asks.value(call).text()).isEqualTo("4711");
  }

  @Test
  void failsRetriablyWhenTheExecutorRefuses() {
    var model =
        new LexicalReadingModel(
            Asks.SETTINGS,
            Tokens.builtIn(),
            task -> {
              throw new RejectedExecutionException("full");
            });
    assertThat(model.read(Asks.readTask(QUESTION, TEXT)).reply().toCompletableFuture())
        .isCompletedExceptionally()
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableThat()
        .withCauseInstanceOf(ModelException.Retriable.class);
  }

  @Test
  void aCancelAfterTheReplyChangesNothing() {
    var call = Asks.MODEL.answer(Asks.answerTask(QUESTION, TEXT));
    call.cancel();
    assertThat(Asks.value(call).text()).isEqualTo("4711");
  }

  @Test
  void countsAtLeastTheTokensOfAllTextInTheTask() {
    var tokens = Tokens.builtIn();
    var read = Asks.readTask(QUESTION, TEXT);
    var answer = Asks.answerTask(QUESTION, TEXT, TEXT);
    assertThat(Asks.MODEL.promptTokens(read))
        .isGreaterThanOrEqualTo(tokens.count(QUESTION) + tokens.count(TEXT));
    assertThat(Asks.MODEL.promptTokens(answer))
        .isGreaterThanOrEqualTo(tokens.count(QUESTION) + 2 * tokens.count(TEXT));
  }

  @Test
  void reportsWhatACallTook() {
    var task = Asks.readTask(QUESTION, TEXT);
    var usage = Asks.MODEL.read(task).reply().toCompletableFuture().join().usage();
    assertThat(usage.promptTokens()).isEqualTo(Asks.MODEL.promptTokens(task));
    assertThat(usage.calls()).isEqualTo(1);
  }

  @Test
  void answersTheSameTaskTheSameWay() {
    var task = Asks.answerTask(QUESTION, TEXT, TEXT.replace("4711", "4712"));
    assertThat(Asks.value(Asks.MODEL.answer(task))).isEqualTo(Asks.value(Asks.MODEL.answer(task)));
  }

  @Test
  void doesNotAnswerFromNoChunks() {
    var draft = Asks.answer(QUESTION);
    assertThat(draft.answered()).isFalse();
    assertThat(draft.quotes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"What is it?", "它是什么？", "?", "的", "Why?"})
  void neitherFindsNorAnswersAQuestionOfFunctionWords(String question) {
    assertThat(Asks.read(question, TEXT)).isInstanceOf(Verdict.None.class);
    assertThat(Asks.answer(question, TEXT).answered()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"word ", "字", "a,b;", "\uD83D\uDE00 "})
  void bearsASentenceWithoutEnd(String part) {
    var draft = Asks.answer(QUESTION, part.repeat(3000) + "the code of the gate is 4711");
    assertThat(draft.quotes()).allSatisfy(quote -> assertThat(quote.text()).isNotBlank());
  }

  @Test
  void answersEachOfSeveralQuestions() {
    var draft =
        Asks.answer(
            "What is the code of the gate? What is the name of the dog?",
            TEXT + " The name of the dog is Bruno.");
    assertThat(draft.text()).contains("4711").contains("Bruno");
  }

  @Test
  void answersInALanguageItHasNoGrammarFor() {
    var draft =
        Asks.answer(
            "Wie lautet der Code für das Nordtor?",
            "Es regnete den ganzen Tag. Der Code für das Nordtor ist 4711. Niemand kam.");
    assertThat(draft.answered()).isTrue();
    assertThat(draft.quotes().getFirst().text()).contains("4711");
  }

  @Test
  void looksForAnOrdinaryQuestionAsItIs() {
    assertThat(
            Asks.value(Asks.MODEL.nextStep(new ModelTask.NextStep(QUESTION, "", "en", List.of()))))
        .isInstanceOfSatisfying(
            Step.Connect.class, connect -> assertThat(connect.words()).isEqualTo(QUESTION));
  }

  @Test
  void readsWithoutStatistics() {
    var chunk = Asks.chunks(TEXT).getFirst();
    var task = new ModelTask.Read(Asks.asked(QUESTION, TermStatistics.NONE), chunk);
    assertThat(Asks.value(Asks.MODEL.read(task)).getFirst()).isInstanceOf(Verdict.Relevant.class);
  }

  @Test
  void neverQuotesNothing() {
    Draft draft = Asks.answer(QUESTION, "The gate is red. Nobody knows a code.");
    assertThat(draft.quotes()).noneMatch(quote -> quote.text().isBlank());
  }
}
