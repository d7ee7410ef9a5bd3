package dev.trawl.lexical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.protocol.model.Step;
import dev.trawl.retrieval.chunk.Tokens;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {
  private static final String QUESTION = "What is the code of the gate?";
  private static final String TEXT = "It rained. The code of the gate is 4711. Nobody came.";

  @Test
  void neverStartsACancelledCall() {
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
  void runsOnlyOnTheExecutor() {
    var queue = new ArrayDeque<Runnable>();
    var model = new LexicalReadingModel(ModelFixture.SETTINGS, Tokens.builtIn(), queue::add);
    var call = model.answer(ModelFixture.answerTask(QUESTION, TEXT));
    assertThat(call.reply().toCompletableFuture()).isNotDone();
    queue.remove().run();
    assertThat(ModelFixture.highlight(ModelFixture.value(call))).isEqualTo("4711");
  }

  @Test
  void failsWithARetriableErrorIfTheExecutorRejectsTheCall() {
    var model =
        new LexicalReadingModel(
            ModelFixture.SETTINGS,
            Tokens.builtIn(),
            task -> {
              throw new RejectedExecutionException("full");
            });
    assertThat(model.read(ModelFixture.readTask(QUESTION, TEXT)).reply().toCompletableFuture())
        .isCompletedExceptionally()
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableThat()
        .withCauseInstanceOf(ModelException.Retriable.class);
  }

  @Test
  void cancellingAfterTheReplyHasNoEffect() {
    var call = ModelFixture.MODEL.answer(ModelFixture.answerTask(QUESTION, TEXT));
    call.cancel();
    assertThat(ModelFixture.highlight(ModelFixture.value(call))).isEqualTo("4711");
  }

  @Test
  void countsAtLeastTheTokensOfAllTextsInTheTask() {
    var tokens = Tokens.builtIn();
    var read = ModelFixture.readTask(QUESTION, TEXT);
    var answer = ModelFixture.answerTask(QUESTION, TEXT, TEXT);
    assertThat(ModelFixture.MODEL.promptTokens(read))
        .isGreaterThanOrEqualTo(tokens.count(QUESTION) + tokens.count(TEXT));
    assertThat(ModelFixture.MODEL.promptTokens(answer))
        .isGreaterThanOrEqualTo(tokens.count(QUESTION) + 2 * tokens.count(TEXT));
  }

  @Test
  void reportsTheUsageOfACall() {
    var task = ModelFixture.readTask(QUESTION, TEXT);
    var usage = ModelFixture.MODEL.read(task).reply().toCompletableFuture().join().usage();
    assertThat(usage.promptTokens()).isEqualTo(ModelFixture.MODEL.promptTokens(task));
    assertThat(usage.calls()).isEqualTo(1);
  }

  @Test
  void isDeterministic() {
    var task = ModelFixture.answerTask(QUESTION, TEXT, TEXT.replace("4711", "4712"));
    assertThat(ModelFixture.value(ModelFixture.MODEL.answer(task)))
        .isEqualTo(ModelFixture.value(ModelFixture.MODEL.answer(task)));
  }

  @Test
  void doesNotAnswerWithoutChunks() {
    var draft = ModelFixture.answer(QUESTION);
    assertThat(draft.answered()).isFalse();
    assertThat(draft.quotes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"What is it?", "它是什么？", "?", "的", "Why?"})
  void doesNotAnswerAQuestionThatHasOnlyFunctionWords(String question) {
    assertThat(ModelFixture.read(question, TEXT)).isInstanceOf(Verdict.None.class);
    assertThat(ModelFixture.answer(question, TEXT).answered()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"word ", "字", "a,b;", "\uD83D\uDE00 "})
  void handlesAVeryLongSentence(String part) {
    var draft = ModelFixture.answer(QUESTION, part.repeat(3000) + "the code of the gate is 4711");
    assertThat(draft.quotes()).allSatisfy(quote -> assertThat(quote.text()).isNotBlank());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AB-1234由谁负责？            | 设备ＡＢ－１２３４的水泵由张建国负责。设备ＡＢ－１２３５的水泵由李明负责。 | 张建国
          AB-1234由谁负责？            | 设备AB–1234的水泵由张建国负责。设备AB–1235的水泵由李明负责。 | 张建国
          Who maintains pump AB-1234? | Pump ＡＢ－１２３４ is maintained by Orla. Pump ＡＢ－１２３５ is maintained by Juan. | Orla
          Who maintains pump AB–1235? | Pump AB‑1234 is maintained by Orla. Pump AB‑1235 is maintained by Juan. | Juan
          Who maintains pump AB-1234? | Pump AB1234 is maintained by Orla. Pump AB1235 is maintained by Juan. | Orla
          """)
  void findsAnIdentifierThatIsWrittenInAnotherForm(String question, String text, String name) {
    var draft = ModelFixture.answer(question, text);
    assertThat(draft.answered()).isTrue();
    assertThat(draft.text()).contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ¿Quién es el guardián del faro?     | El guardián del faro es Juan Mora. El maestro vive junto al mercado. | Juan Mora
          Qui est le gardien du phare ?       | Le gardien du phare est Jean Morel. Le maître habite près du marché. | Jean Morel
          Wer ist der Wärter des Leuchtturms? | Der Wärter des Leuchtturms ist Jan Möller. Der Lehrer wohnt am Markt. | Jan Möller
          Chi è il guardiano del faro?        | Il guardiano del faro è Gianni Mori. Il maestro abita vicino al mercato. | Gianni Mori
          Quem é o guarda do farol?           | O guarda do farol é João Mora. O professor mora perto do mercado. | João Mora
          Кто смотритель маяка?               | Смотритель маяка — Иван Морозов. Учитель живёт у рынка. | Иван Морозов
          灯台の管理人は誰ですか？            | 灯台の管理人は森田純一である。先生は市場の近くに住んでいる。 | 森田純一
          등대지기는 누구입니까?               | 등대지기는 김민수이다. 선생님은 시장 근처에 산다. | 김민수
          """)
  void doesNotSearchForQuestionWordsOfOtherLanguages(String question, String text, String name) {
    var draft = ModelFixture.answer(question, text);
    assertThat(draft.answered()).isTrue();
    assertThat(draft.text()).contains(name);
  }

  @Test
  void answersSeveralQuestionsAtOnce() {
    var draft =
        ModelFixture.answer(
            "What is the code of the gate? What is the name of the dog?",
            TEXT + " The name of the dog is Bruno.");
    assertThat(draft.text()).contains("4711").contains("Bruno");
  }

  @Test
  void answersAQuestionInALanguageWithoutRules() {
    var draft =
        ModelFixture.answer(
            "Wie lautet der Code für das Nordtor?",
            "Es regnete den ganzen Tag. Der Code für das Nordtor ist 4711. Niemand kam.");
    assertThat(draft.answered()).isTrue();
    assertThat(draft.quotes().getFirst().text()).contains("4711");
  }

  @Test
  void searchesWithTheUnchangedQuestionFirst() {
    assertThat(
            ModelFixture.value(
                ModelFixture.MODEL.nextStep(new ModelTask.NextStep(QUESTION, "", "en", List.of()))))
        .isInstanceOfSatisfying(
            Step.Connect.class, connect -> assertThat(connect.words()).isEqualTo(QUESTION));
  }

  @Test
  void readsWithoutStatistics() {
    var chunk = ModelFixture.chunks(TEXT).getFirst();
    var task =
        new ModelTask.Read(ModelFixture.readingQuestion(QUESTION, TermStatistics.NONE), chunk);
    assertThat(ModelFixture.value(ModelFixture.MODEL.read(task)).getFirst())
        .isInstanceOf(Verdict.Relevant.class);
  }

  @Test
  void neverReturnsABlankQuote() {
    Draft draft = ModelFixture.answer(QUESTION, "The gate is red. Nobody knows a code.");
    assertThat(draft.quotes()).noneMatch(quote -> quote.text().isBlank());
  }
}
