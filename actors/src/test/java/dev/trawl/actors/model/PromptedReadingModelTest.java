package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.Turn;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.End;
import dev.trawl.protocol.model.LanguageModel.Message;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.LanguageModel.Speaker;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ModelTask.Length;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.protocol.model.ReadingModel.Split;
import dev.trawl.protocol.model.ReadingModel.Understanding;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.protocol.model.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptedReadingModelTest {
  private static final PromptSettings SETTINGS =
      new PromptSettings(8192, 700, 0.1, Optional.empty());
  private static final ModelTask.Read READ = Chunks.read("When?", "The gate opens at noon.");
  private static final String NONE = "{\"sentences\": [], \"answers\": false}";

  @Test
  void performsAllTasks() {
    var chunks = Chunks.listOf("The gate opens at noon.");
    var model =
        model(
            ScriptedLanguageModel.replying(
                "{\"question\": \"When does the gate open?\", \"information\": \"When?\","
                    + " \"instruction\": \"Briefly.\", \"kind\": \"fact\", \"keywords\":"
                    + " [{\"language\": \"en\", \"terms\": [\"gate\"]}]}",
                "{\"question\": \"When does the gate open?\"}",
                "{\"information\": \"When?\", \"instruction\": \"Briefly.\"}",
                "{\"keywords\": [{\"language\": \"en\", \"terms\": [\"gate\"]}]}",
                "{\"sentences\": [1], \"answers\": true}",
                "{\"answered\": true, \"answer\": \"Noon [1].\"}",
                "{\"ask\": [{\"question\": \"Who?\", \"documents\": []}]}"));
    var history = List.of(new Turn("Is there a gate?", "Yes."));
    assertThat(
            value(model.understand(new ModelTask.Understand("When? Briefly.", history, List.of()))))
        .isEqualTo(
            new Understanding(
                "When does the gate open?",
                new Split("When?", "Briefly.", "en"),
                List.of(new Keyword("gate", "en")),
                QuestionKind.FACT));
    assertThat(value(model.rewrite(new ModelTask.Rewrite("When does it open?", history))))
        .isEqualTo("When does the gate open?");
    assertThat(value(model.split(new ModelTask.Split("When? Briefly."))))
        .isEqualTo(new Split("When?", "Briefly.", "en"));
    assertThat(value(model.deriveKeywords(new ModelTask.DeriveKeywords("When?", "en", List.of()))))
        .containsExactly(new Keyword("gate", "en"));
    assertThat(value(model.read(READ)))
        .containsExactly(new Verdict.Relevant(List.of("The gate opens at noon."), 1));
    assertThat(value(model.answer(Chunks.answer("When?", "", chunks))))
        .satisfies(
            draft -> {
              assertThat(draft.text()).isEqualTo("Noon.");
              assertThat(draft.quotes())
                  .containsExactly(new Quote(chunks.getFirst().id(), "The gate opens at noon."));
            });
    assertThat(value(model.nextStep(new ModelTask.NextStep("When?", "", "en", List.of()))))
        .isEqualTo(Step.Ask.of(List.of("Who?")));
  }

  @Test
  void streamsTheAnswerAndStartsANewDraftInARepair() {
    var model =
        model(
            ScriptedLanguageModel.replying(
                "{\"quotes\": [{\"text\": 1,",
                "{\"quotes\": [{\"text\": 1, \"quote\": \"noon\"}], \"answer\": \"At noon.\"}"));
    var drafts = new ArrayList<StringBuilder>();
    var task = Chunks.answer("When?", "", Chunks.listOf("The gate opens at noon."));
    var answer =
        value(
            model.answer(
                task,
                () -> {
                  drafts.add(new StringBuilder());
                  return drafts.getLast()::append;
                }));
    assertThat(answer.text()).isEqualTo("At noon.");
    assertThat(drafts).extracting(StringBuilder::toString).containsExactly("", "At noon.");
  }

  @Test
  void aRepairSaysWhereTheReplyDoesNotMatchTheSchema() {
    var scripted =
        ScriptedLanguageModel.replying("{\"total\": \"nine\"}", "Nine.", "{\"total\": 9}");
    var schema =
        "{\"type\": \"object\", \"properties\": {\"total\": {\"type\": \"number\"}},"
            + " \"required\": [\"total\"]}";
    assertThat(value(model(scripted).form(new ModelTask.Form("How many?", "Nine.", schema))))
        .isEqualTo("{\"total\":9}");
    assertThat(scripted.prompts())
        .extracting(prompt -> prompt.messages().getLast().text().lines().findFirst().orElse(""))
        .endsWith(
            "Your reply does not match the JSON Schema: total must be a number.",
            "Your reply does not match the JSON Schema: the reply is not one complete JSON value.");
  }

  private static final String SHIPS = "The Aurora came. The Boreas came. The Castor came.";

  private static ModelTask.Read ships() {
    var query = Chunks.query("Which ships came?", "en");
    return new ModelTask.Read(
        List.of(
            new ModelTask.Question(
                "Which ships came?", query, TermStatistics.NONE, QuestionKind.LIST)),
        Chunks.of(SHIPS));
  }

  private static ScriptedLanguageModel cutting(String... replies) {
    var next = List.of(replies).iterator();
    return ScriptedLanguageModel.of(
        prompt -> {
          var reply = next.next();
          var end = reply.endsWith("]}") ? End.COMPLETE : End.LENGTH;
          return ScriptedLanguageModel.reply(reply, end, Usage.NONE);
        });
  }

  private static Verdict.Relevant listed(ScriptedLanguageModel scripted) {
    return (Verdict.Relevant) value(model(scripted).read(ships())).getFirst();
  }

  @Test
  void asksForTheItemsAfterTheLastCompleteOne() {
    var scripted =
        cutting(
            "{\"items\": [{\"item\": \"Aurora\", \"sentence\": 1}, {\"item\": \"Bor",
            "{\"items\": [{\"item\": \"Boreas\", \"sentence\": 2}, {\"it",
            "{\"items\": [{\"item\": \"Castor\", \"sentence\": 3}]}");
    var list = listed(scripted);
    assertThat(list.items())
        .extracting(ReadingModel.Item::text)
        .containsExactly("Aurora", "Boreas", "Castor");
    assertThat(list.cut()).isFalse();
    assertThat(scripted.prompts().getLast().messages().get(2))
        .isEqualTo(
            new Message(
                Speaker.ASSISTANT,
                "{\"items\":[{\"item\":\"Aurora\",\"sentence\":1},{\"item\":\"Boreas\",\"sentence\":2}]}"));
    assertThat(scripted.prompts().getLast().messages().getLast().text())
        .startsWith("Your list was cut off");
  }

  @Test
  void aListIsCompleteIfNothingFollows() {
    var first = "{\"items\": [{\"item\": \"Aurora\", \"sentence\": 1},";
    assertThat(listed(cutting(first, "{\"items\": []}")).cut()).isFalse();
  }

  @Test
  void aListStaysCutIfTheRestRepeatsItOrCannotBeRead() {
    var first = "{\"items\": [{\"item\": \"Aurora\", \"sentence\": 1}, {\"it";
    for (var rest : new String[] {first, "I cannot go on"}) {
      var list = listed(cutting(first, rest));
      assertThat(list.cut()).isTrue();
      assertThat(list.items()).hasSize(1);
    }
  }

  @Test
  void asksForTheRestOfAListAtMostFourTimes() {
    var count = new int[1];
    var scripted =
        ScriptedLanguageModel.of(
            prompt ->
                ScriptedLanguageModel.reply(
                    "{\"items\": [{\"item\": \"Ship %d\", \"sentence\": 1}, {"
                        .formatted(count[0]++),
                    End.LENGTH,
                    Usage.NONE));
    var list = listed(scripted);
    assertThat(list.cut()).isTrue();
    assertThat(list.items()).hasSize(5);
    assertThat(scripted.prompts()).hasSize(5);
  }

  @Test
  void aListWithoutItsClosingBracketsIsComplete() {
    var scripted =
        ScriptedLanguageModel.replying("{\"items\": [{\"item\": \"Aurora\", \"sentence\": 1}");
    assertThat(listed(scripted).cut()).isFalse();
  }

  @Test
  void aContinuationShowsTheAnswerSoFarAfterTheSameMessages() {
    var scripted =
        ScriptedLanguageModel.replying("{\"answered\": true, \"answer\": \"It is red [2].\"}");
    var chunks = Chunks.listOf("The gate opens at noon. It is red.");
    var task = Chunks.answer("When?", "", chunks);
    var quote = new Quote(chunks.getFirst().id(), "The gate opens at noon.");
    var part =
        new ModelTask.Part(
            List.of(new Claim("At noon.", List.of(quote))), " It is r", new Length(900, 2, 400));
    var model = model(scripted);
    assertThat(value(model.answer(task.withPart(part))).text()).isEqualTo("It is red.");

    var prompt = scripted.prompts().getFirst();
    assertThat(prompt.messages())
        .extracting(Message::speaker)
        .containsExactly(Speaker.SYSTEM, Speaker.USER, Speaker.ASSISTANT, Speaker.USER);
    assertThat(prompt.messages().get(1).text()).endsWith("2: It is red.");
    assertThat(prompt.messages().get(2).text())
        .isEqualTo("{\"answered\":true,\"answer\":\"At noon [1].\"}");
    assertThat(prompt.messages().get(3).text())
        .contains("2 of about 900 words", "about 400 more", "“It is”", "Do not repeat");
    assertThat(prompt.maxReplyTokens()).isEqualTo(model.replyTokens(task.withPart(part)));
    assertThat(model.promptTokens(task.withPart(part)))
        .isGreaterThan(model.promptTokens(task) + 100);
  }

  @Test
  void aLongAnswerGetsUpToHalfOfTheWindow() {
    var settings = new PromptSettings(8192, 700, 4000, 0.1, Optional.empty());
    var model =
        new PromptedReadingModel(
            ScriptedLanguageModel.replying(), Prompts.builtIn(), Chunks.TOKENS, settings);
    var task = Chunks.answer("When?", "", Chunks.listOf("The gate opens at noon."));
    assertThat(model.replyTokens(task)).isEqualTo(700);
    assertThat(model.replyTokens(task.withPart(first(100)))).isEqualTo(700);
    assertThat(model.replyTokens(task.withPart(first(1000)))).isEqualTo(2064);
    assertThat(model.replyTokens(task.withPart(first(9000)))).isEqualTo(3686);
    assertThat(model.maxPromptTokens(task.withPart(first(9000)))).isEqualTo(7372 - 3686);
  }

  private static ModelTask.Part first(int words) {
    return new ModelTask.Part(List.of(), "", new Length(words, 0, words));
  }

  @Test
  void sendsTheFixedPartBeforeTheTask() {
    var scripted = ScriptedLanguageModel.replying(NONE);
    value(model(scripted).read(READ));
    var prompt = scripted.prompts().getFirst();
    assertThat(prompt.messages())
        .extracting(Message::speaker)
        .containsExactly(Speaker.SYSTEM, Speaker.USER);
    assertThat(prompt.messages().getFirst().text()).isEqualTo(Prompts.builtIn().of(Job.READ, "en"));
    assertThat(prompt.messages().get(1).text())
        .isEqualTo("[QUESTION]\nWhen?\n[TEXT]\n1: The gate opens at noon.");
    assertThat(prompt.form()).map(form -> form.name()).contains("read");
  }

  @Test
  void usesTheChinesePromptForAChineseQuestion() {
    var scripted = ScriptedLanguageModel.replying(NONE);
    var chunk = Chunks.of("大门在中午打开。");
    value(
        model(scripted)
            .read(new ModelTask.Read(Chunks.question("何时？", Chunks.query("何时？", "zh")), chunk)));
    assertThat(scripted.prompts().getFirst().messages().getFirst().text()).contains("编号");
  }

  @Test
  void readsForSeveralQuestionsInOneCall() {
    var scripted =
        ScriptedLanguageModel.replying(
            """
            {"verdicts": [{"question": 2, "sentences": [2], "answers": true}]}\
            """);
    var chunk = Chunks.of("The gate opens at noon. The gate is red.");
    var questions =
        List.of(
            Chunks.question("Who opens it?", Chunks.query("Who opens it?", "en")),
            Chunks.question("Which colour?", Chunks.query("Which colour?", "en", "red", "blue")));

    assertThat(value(model(scripted).read(new ModelTask.Read(questions, chunk))))
        .containsExactly(new Verdict.None(), new Verdict.Relevant(List.of("The gate is red."), 1));
    assertThat(scripted.prompts()).singleElement().extracting(Prompt::form).isNotNull();
    assertThat(scripted.prompts().getFirst().messages().get(1).text())
        .startsWith(
            "[QUESTIONS]\n"
                + "1. Who opens it?\n"
                + "2. Which colour?\n"
                + "[TEXT]\n"
                + "1: The gate opens at noon.\n");
  }

  @Test
  void leavesASafetyMarginInTheWindow() {
    assertThat(model(ScriptedLanguageModel.replying()).window()).isEqualTo(new Window(7372, 700));
  }

  @Test
  void limitsTheReplyToTheReservedTokensAndToTheNeedsOfTheTask() {
    var scripted = ScriptedLanguageModel.replying(NONE, "{\"search\": [\"Lind\"]}");
    var model = model(scripted);
    value(model.read(READ));
    value(model.nextStep(new ModelTask.NextStep("When?", "", "en", List.of())));
    assertThat(scripted.prompts()).extracting(Prompt::maxReplyTokens).containsExactly(512, 700);
  }

  @Test
  void namesTheModelAndTheVersionOfItsPrompts() {
    assertThat(model(ScriptedLanguageModel.replying()).name())
        .isEqualTo("scripted, prompts " + Prompts.builtIn().version());
  }

  @Test
  void asksAgainAfterAnInvalidReply() {
    var scripted = ScriptedLanguageModel.replying("Noon, I think.", NONE);
    var reply = reply(model(scripted).read(READ));
    assertThat(reply.value()).containsExactly(new Verdict.None());
    var opening = scripted.prompts().getFirst().messages();
    var repair = scripted.prompts().get(1).messages();
    assertThat(repair.subList(0, 2)).isEqualTo(opening);
    assertThat(repair.get(2)).isEqualTo(new Message(Speaker.ASSISTANT, "Noon, I think."));
    assertThat(repair.get(3).speaker()).isEqualTo(Speaker.USER);
    assertThat(repair.get(3).text()).startsWith("Your reply was not the JSON object");
    assertThat(reply.usage().calls()).isEqualTo(2);
    assertThat(reply.usage().promptTokens())
        .isGreaterThan(reply.usage().maxPromptTokens())
        .isLessThan(2L * reply.usage().maxPromptTokens());
  }

  @Test
  void theRepairNamesAnEmptyOrCutReply() {
    var empty = ScriptedLanguageModel.replying("", NONE);
    value(model(empty).read(READ));
    assertThat(repairOf(empty)).startsWith("Your reply was empty.");
    assertThat(empty.prompts().get(1).messages().get(2).text()).isEqualTo("…");
    var cut =
        ScriptedLanguageModel.of(
            prompt ->
                prompt.messages().size() == 2
                    ? ScriptedLanguageModel.reply("Well, let me", End.LENGTH, Usage.NONE)
                    : ScriptedLanguageModel.reply(NONE, End.COMPLETE, Usage.NONE));
    value(model(cut).read(READ));
    assertThat(repairOf(cut)).startsWith("Your reply was cut off");
  }

  @Test
  void usesACutReplyWithCompleteQuotes() {
    var scripted =
        ScriptedLanguageModel.of(
            prompt ->
                ScriptedLanguageModel.reply(
                    "{\"quotes\": [\"The gate\", \"open", End.LENGTH, Usage.NONE));
    assertThat(value(model(scripted).read(READ)))
        .containsExactly(new Verdict.Relevant(List.of("The gate"), 0.5));
    assertThat(scripted.prompts()).hasSize(1);
  }

  @Test
  void failsIfTheWindowIsTooSmallForARepair() {
    var scripted = ScriptedLanguageModel.replying("Noon. ".repeat(50), NONE);
    var prompt = model(ScriptedLanguageModel.replying(NONE)).promptTokens(READ);
    // A quarter of the window is reserved for the reply; the rest is just enough for the prompt.
    var tokens = (prompt + 10) * 4 / 3;
    var tight = new PromptSettings(tokens, tokens / 2, 0, Optional.empty());
    var model = new PromptedReadingModel(scripted, Prompts.builtIn(), Chunks.TOKENS, tight);
    assertThat(failure(model.read(READ))).isInstanceOf(ModelException.Final.class);
    assertThat(scripted.prompts()).hasSize(1);
  }

  @Test
  void regression7FailsPermanentlyAfterTenUnusableReplies() {
    var last = "\u0007The\n gate " + "x".repeat(200);
    var replies = Stream.concat(Stream.generate(() -> "42").limit(9), Stream.of(last));
    var scripted = ScriptedLanguageModel.replying(replies.toArray(String[]::new));
    assertThat(failure(model(scripted).read(READ)))
        .isInstanceOf(ModelException.Final.class)
        .hasMessageStartingWith("the model's reply is not a verdict: “The gate xxx")
        .hasMessageEndingWith("x”")
        .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(120));
  }

  @Test
  void neverSendsTheSamePromptTwice() {
    var scripted =
        ScriptedLanguageModel.replying(Collections.nCopies(10, "42").toArray(String[]::new));
    failure(model(scripted).read(READ));
    assertThat(scripted.prompts()).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void reportsThatTheLastReplyWasCut() {
    var scripted =
        ScriptedLanguageModel.of(
            prompt -> ScriptedLanguageModel.reply("Well", End.LENGTH, Usage.NONE));
    assertThat(failure(model(scripted).split(new ModelTask.Split("When?"))))
        .hasMessage(
            "the model's reply was cut off and is not a question split into information and"
                + " instruction: “Well”");
  }

  @Test
  void failsPermanentlyIfTheServerWithheldTheReply() {
    var scripted =
        ScriptedLanguageModel.of(
            prompt -> ScriptedLanguageModel.reply(NONE, End.FILTERED, Usage.NONE));
    assertThat(failure(model(scripted).read(READ)))
        .isInstanceOf(ModelException.Final.class)
        .hasMessage("the server withheld the reply");
    assertThat(scripted.prompts()).hasSize(1);
  }

  @Test
  void passesOnTheFailureOfTheLanguageModel() {
    var refused = new ModelException.Refused("no such key");
    var scripted = ScriptedLanguageModel.of(prompt -> CompletableFuture.failedFuture(refused));
    assertThat(failure(model(scripted).read(READ))).isSameAs(refused);
  }

  @Test
  void cancelsTheRunningRequest() {
    var scripted = ScriptedLanguageModel.of(prompt -> new CompletableFuture<>());
    var call = model(scripted).read(READ);
    call.cancel();
    assertThat(scripted.cancelled()).hasSize(1);
    assertThat(failure(call)).hasMessage("cancelled");
  }

  @Test
  void cancelsTheRunningRepair() {
    var scripted =
        ScriptedLanguageModel.of(
            prompt ->
                prompt.messages().size() == 2
                    ? ScriptedLanguageModel.reply("42", End.COMPLETE, Usage.NONE)
                    : new CompletableFuture<>());
    model(scripted).read(READ).cancel();
    assertThat(scripted.cancelled()).containsExactly(scripted.prompts().get(1));
  }

  @Test
  void startsNoRepairAfterCancellation() {
    var first = new CompletableFuture<ModelCall.Reply<Completion>>();
    var scripted = ScriptedLanguageModel.of(prompt -> first);
    model(scripted).read(READ).cancel();
    ScriptedLanguageModel.reply("42", End.COMPLETE, Usage.NONE).thenAccept(first::complete);
    assertThat(scripted.prompts()).hasSize(1);
  }

  @Test
  void rejectsSettingsThatLeaveNoTokensForAPrompt() {
    assertThatThrownBy(() -> new PromptSettings(1, 900, 0.2, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PromptSettings(1000, 100, 1, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "```json\n{}\n```",
        "Here is the result:\n{ }",
        "<think>Maybe {\"sentences\": [1]}?</think>\n{}"
      })
  void asksAgainAfterAnEmptyObject(String empty) {
    var scripted = ScriptedLanguageModel.replying(empty, "{\"sentences\": [1], \"answers\": true}");
    assertThat(value(model(scripted).read(READ)))
        .containsExactly(new Verdict.Relevant(List.of("The gate opens at noon."), 1));
  }

  @Test
  void aRepeatedEmptyObjectMeansThatNothingWasFound() {
    var scripted = ScriptedLanguageModel.replying("{}", " { } ", "{}");
    assertThat(value(model(scripted).read(READ))).containsExactly(new Verdict.None());
    assertThat(scripted.prompts()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void asksAgainAfterAContradictionAndAcceptsARepeatedOne() {
    var answer = Chunks.answer("When?", "", Chunks.listOf("The gate opens at noon."));
    var contradiction = "{\"answered\": false, \"answer\": \"At noon [1].\"}";
    var corrected =
        ScriptedLanguageModel.replying(
            contradiction, "{\"answered\": true, \"answer\": \"At noon [1].\"}");
    assertThat(value(model(corrected).answer(answer)).text()).isEqualTo("At noon.");
    assertThat(repairOf(corrected)).startsWith("Your reply contradicts itself");
    var repeated = ScriptedLanguageModel.replying(contradiction, contradiction);
    assertThat(value(model(repeated).answer(answer)).text()).isEqualTo("At noon.");
    var uncited = contradiction.replace(" [1]", "");
    var denying = ScriptedLanguageModel.replying(uncited, "", uncited);
    assertThat(value(model(denying).answer(answer)).answered()).isFalse();
  }

  @Test
  void emptyRepliesDoNotCountAsUnusable() {
    var scripted = ScriptedLanguageModel.replying("", "", "", "", "", "", "", NONE);
    assertThat(value(model(scripted).read(READ))).containsExactly(new Verdict.None());
    assertThat(scripted.prompts()).doesNotHaveDuplicates();
    var silent =
        ScriptedLanguageModel.of(
            prompt -> ScriptedLanguageModel.reply("", End.COMPLETE, Usage.NONE));
    assertThat(failure(model(silent).read(READ))).isInstanceOf(ModelException.Final.class);
    assertThat(silent.prompts()).hasSize(12).doesNotHaveDuplicates();
  }

  private static PromptedReadingModel model(ScriptedLanguageModel scripted) {
    return new PromptedReadingModel(scripted, Prompts.builtIn(), Chunks.TOKENS, SETTINGS);
  }

  private static int size(Prompt prompt) {
    return prompt.messages().size();
  }

  private static String repairOf(ScriptedLanguageModel scripted) {
    return scripted.prompts().get(1).messages().getLast().text();
  }

  private static <T> T value(ModelCall<T> call) {
    return reply(call).value();
  }

  private static <T> ModelCall.Reply<T> reply(ModelCall<T> call) {
    return call.reply().toCompletableFuture().join();
  }

  private static Throwable failure(ModelCall<?> call) {
    return catchThrowable(() -> call.reply().toCompletableFuture().join()).getCause();
  }
}
