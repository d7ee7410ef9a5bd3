package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.End;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelException.Trouble;
import dev.trawl.protocol.model.ModelTask;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PromptedUsageTest {
  private static final PromptSettings SETTINGS =
      new PromptSettings(8192, 700, 0.1, Optional.empty());
  private static final ModelTask.Read READ = Chunks.read("When?", "The gate opens at noon.");
  private static final String NONE = "{\"sentences\": [], \"answers\": false}";

  @Test
  void reportsTheUsageOfAllUnusableReplies() {
    var scripted =
        ScriptedLanguageModel.of(
            prompt ->
                ScriptedLanguageModel.reply(
                    "42", End.COMPLETE, Usage.ofCall(100 * size(prompt), 7)));
    assertThat(spentOn(scripted))
        .isEqualTo(
            Stream.iterate(
                    Usage.ofCall(200, 7), spent -> spent.retried().plus(Usage.ofCall(400, 7)))
                .skip(9)
                .findFirst()
                .orElseThrow());
  }

  @Test
  void reportsTheUsageOfTheFirstReplyIfTheSecondNeverArrives() {
    var down = new ModelException.Retriable(Trouble.DOWN, "connection refused");
    var scripted =
        ScriptedLanguageModel.of(
            prompt ->
                size(prompt) == 2
                    ? ScriptedLanguageModel.reply("42", End.COMPLETE, Usage.ofCall(100, 7))
                    : CompletableFuture.failedFuture(down));
    assertThat(spentOn(scripted)).isEqualTo(Usage.ofCall(100, 7).retried().plus(Usage.ofFailure()));
  }

  @Test
  void reportsTheUsageOfAWithheldReply() {
    var scripted =
        ScriptedLanguageModel.of(
            prompt -> ScriptedLanguageModel.reply(NONE, End.FILTERED, Usage.ofCall(100, 7)));
    assertThat(spentOn(scripted)).isEqualTo(Usage.ofCall(100, 7));
  }

  @Test
  void reportsTheUsageOfACancelledCall() {
    var scripted =
        ScriptedLanguageModel.of(
            prompt ->
                size(prompt) == 2
                    ? ScriptedLanguageModel.reply("42", End.COMPLETE, Usage.ofCall(100, 7))
                    : new CompletableFuture<>());
    var call = model(scripted).read(READ);
    call.cancel();
    assertThat(((ModelException) failure(call)).usage())
        .isEqualTo(Usage.ofCall(100, 7).retried().plus(Usage.ofFailure()));
  }

  @Test
  void chargesTheReportedUsageOfACancelledRequest() {
    var request = new CompletableFuture<ModelCall.Reply<Completion>>();
    var used = new ModelException.Final("cancelled").withUsage(Usage.ofCall(100, 10));
    var scripted =
        ScriptedLanguageModel.of(prompt -> request)
            .cancelling(() -> request.completeExceptionally(used));
    var priced = new PromptSettings(8192, 700, 0, Optional.of(new Price(1000, 3000)));
    var model = new PromptedReadingModel(scripted, Prompts.builtIn(), Chunks.TOKENS, priced);
    var call = model.read(READ);
    call.cancel();
    var usage = ((ModelException) failure(call)).usage();
    assertThat(usage.promptTokens()).isEqualTo(100);
    assertThat(usage.cost().orElseThrow()).isCloseTo(0.13, within(1e-9));
  }

  @Test
  void countsARepairAsARetry() {
    var scripted = ScriptedLanguageModel.replying("42", NONE);
    var usage = reply(model(scripted).read(READ)).usage();
    assertThat(usage.calls()).isEqualTo(2);
    assertThat(usage.retries()).isEqualTo(1);
  }

  @Test
  void countsTokensIfTheServerReportsNone() {
    var model = model(ScriptedLanguageModel.replying(NONE));
    var usage = reply(model.read(READ)).usage();
    assertThat(usage).isEqualTo(Usage.ofCall(model.promptTokens(READ), Chunks.TOKENS.count(NONE)));
  }

  @Test
  void chargesTheUsageThatTheServerReports() {
    var scripted =
        ScriptedLanguageModel.of(
            prompt -> ScriptedLanguageModel.reply(NONE, End.COMPLETE, Usage.ofCall(100, 10)));
    var priced = new PromptSettings(8192, 700, 0, Optional.of(new Price(1000, 3000)));
    var model = new PromptedReadingModel(scripted, Prompts.builtIn(), Chunks.TOKENS, priced);
    var usage = reply(model.read(READ)).usage();
    assertThat(usage.promptTokens()).isEqualTo(100);
    assertThat(usage.completionTokens()).isEqualTo(10);
    assertThat(usage.cost().orElseThrow()).isCloseTo(0.13, within(1e-9));
  }

  @Test
  void regression14LearnsThatTheServersTokenizerCountsMore() {
    var task = Chunks.read("When?", "The gate opens at noon. ".repeat(100));
    var plain = model(ScriptedLanguageModel.replying()).promptTokens(task);
    var reported = new int[] {plain + plain / 2, plain / 2, plain * 100};
    var calls = new AtomicInteger();
    var scripted =
        ScriptedLanguageModel.of(
            prompt ->
                ScriptedLanguageModel.reply(
                    NONE, End.COMPLETE, Usage.ofCall(reported[calls.getAndIncrement()], 1)));
    var model = model(scripted);
    value(model.read(task));
    assertThat(model.promptTokens(task)).isBetween(reported[0], reported[0] + 1);
    value(model.read(task));
    assertThat(model.promptTokens(task))
        .as("the largest ratio is used")
        .isGreaterThanOrEqualTo(reported[0]);
    value(model.read(task));
    assertThat(model.promptTokens(task)).as("the ratio is limited").isEqualTo(4 * plain);
  }

  @Test
  void usesTheTokenCountOfAChunk() {
    var chunk = READ.chunk();
    var larger =
        new Chunk(chunk.id(), 0, chunk.endChar(), 1, "", "en", chunk.tokens() + 1000, chunk.text());
    var model = model(ScriptedLanguageModel.replying());
    assertThat(model.promptTokens(Chunks.read("When?", larger)))
        .isEqualTo(model.promptTokens(READ) + 1000);
  }

  private static PromptedReadingModel model(ScriptedLanguageModel scripted) {
    return new PromptedReadingModel(scripted, Prompts.builtIn(), Chunks.TOKENS, SETTINGS);
  }

  private static int size(Prompt prompt) {
    return prompt.messages().size();
  }

  private static Usage spentOn(ScriptedLanguageModel scripted) {
    return ((ModelException) failure(model(scripted).read(READ))).usage();
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
