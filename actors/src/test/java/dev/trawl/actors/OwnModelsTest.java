package dev.trawl.actors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.trawl.actors.call.Load;
import dev.trawl.actors.model.Price;
import dev.trawl.actors.pace.PaceSettings;
import dev.trawl.actors.run.Question;
import dev.trawl.actors.run.RunFailedException;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.LanguageModel;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.Role;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.ScriptedModel;
import dev.trawl.testkit.endpoint.SimulatedEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests models that an application provides. */
class OwnModelsTest {
  private static final String QUESTION = "Who hid the brass key?";
  private static final String TEXT =
      "The fog came in at dawn, and nobody on the pier saw the boats.\n"
          + "\fAmalia Thorsen hid the brass key.\n"
          + "\fThe tide left.";
  private static final Window WINDOW = new Window(8192, 1024);
  private static final PaceSettings PACE = PaceSettings.steady(2);
  private static final Price PRICE = new Price(2, 10);

  @TempDir private Path folder = Path.of("");

  @Test
  void aLanguageModelServesEveryRoleThatItIsRegisteredFor() {
    var model = FakeModel.immediate();
    try (var trawl = inEveryRole(model, WINDOW, Optional.empty()).start()) {
      var answer = answer(trawl, Budget.UNLIMITED);

      assertThat(answer.text()).contains("Amalia Thorsen");
      assertThat(answer.citations()).hasSize(1);
      assertThat(answer.usage().calls()).isEqualTo(model.prompts().size());
      assertThat(answer.usage().cost()).isEmpty();
      assertThat(answer.usage().maxPromptTokens())
          .isBetween(1, trawl.model().window().promptTokens());
      assertThat(model.tasks())
          .contains("TASK: understand", "TASK: read", "TASK: answer")
          .doesNotContain("TASK: split", "TASK: keywords");
      assertThat(trawl.model().name()).startsWith("own, prompts ");
      assertThat(trawl.isEmbedded()).isFalse();
      assertThat(trawl.isPriced()).isFalse();
      assertThat(inTime(trawl.check())).isEmpty();
    }
  }

  @Test
  void otherRolesAreServedByTheEmbeddedModel() {
    var model = FakeModel.immediate();
    try (var trawl =
        Trawl.with(config("")).languageModel(Role.READER, model, WINDOW, PACE).start()) {
      assertThat(answer(trawl, Budget.UNLIMITED).text()).contains("Amalia Thorsen");
      assertThat(model.tasks()).isNotEmpty().allMatch(task -> task.startsWith("TASK: read"));
      assertThat(trawl.isEmbedded()).isFalse();
      assertThat(trawl.model().name()).doesNotContain("own");
    }
  }

  @Test
  void otherRolesAreServedByTheConfiguredEndpoints() throws IOException {
    var model = FakeModel.immediate();
    try (var endpoint = SimulatedEndpoint.start(EndpointPlan.withoutFaults());
        var trawl =
            Trawl.with(
                    config(
                        "trawl.model { name = trawl-simulated, url = \"%s\" }"
                            .formatted(endpoint.uri())))
                .languageModel(Role.READER, model, WINDOW, PACE)
                .start()) {
      answer(trawl, Budget.UNLIMITED);

      assertThat(model.tasks()).isNotEmpty().allMatch(task -> task.startsWith("TASK: read"));
      assertThat(trawl.model().name()).startsWith("trawl-simulated");
      assertThat(endpoint.counts().requests()).isPositive();
    }
  }

  @Test
  void rejectsSettingsInWhichARoleHasNoModel() {
    var withoutWriter =
        config("trawl.model { url = \"http://h/v1\", name = m, roles = [planner] }");
    var builder =
        Trawl.with(withoutWriter).languageModel(Role.READER, FakeModel.immediate(), WINDOW, PACE);

    assertThatThrownBy(builder::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no endpoint has the role writer");
  }

  @Test
  void oneModelWithSeveralRolesIsOneEndpoint() {
    try (var trawl = inEveryRole(FakeModel.immediate(), WINDOW, Optional.empty()).start()) {
      assertThat(inTime(trawl.load()).endpoints())
          .containsExactly(new Load.OfEndpoint("own", 2, 0));
    }
  }

  @Test
  void makesNoMoreConcurrentCallsThanThePaceAllows() {
    var released = new CompletableFuture<Void>();
    var model = FakeModel.repliesAfter(released);
    try (var trawl =
        Trawl.with(config("")).languageModel(Role.READER, model, WINDOW, PACE).start()) {
      var document = open(trawl, "The boats came in. ".repeat(400));
      var run = trawl.ask(QUESTION, Level.READ, List.of(document), event -> {});
      await()
          .atMost(60, TimeUnit.SECONDS)
          .until(() -> inTime(trawl.load()).waiting() > 0 && model.prompts().size() == 2);

      assertThat(inTime(trawl.load()).endpoints()).contains(new Load.OfEndpoint("own", 2, 2));
      assertThat(model.prompts()).hasSize(2);
      released.complete(null);
      assertThat(inTime(run.answer()).coverage().read()).isGreaterThan(2);
    }
  }

  @Test
  void checkRejectsAWindowTooSmallForAChunk() {
    try (var trawl =
        inEveryRole(FakeModel.immediate(), new Window(323, 150), Optional.empty()).start()) {
      assertThat(inTime(trawl.check()).orElseThrow())
          .startsWith("the window of own is too small: it leaves 235 tokens for a prompt");
    }
  }

  @Test
  void rejectsAQuestionThatDoesNotFitTheWindowBeforeReading() {
    var model = FakeModel.immediate();
    try (var trawl = inEveryRole(model, new Window(388, 150), Optional.empty()).start()) {
      var document = open(trawl, TEXT);
      var run = trawl.ask(QUESTION, Level.READ, List.of(document), event -> {});

      assertThatThrownBy(() -> inTime(run.answer()))
          .hasCauseInstanceOf(RunFailedException.class)
          .hasMessageContaining("the window of own");
      assertThat(model.tasks()).doesNotContain("TASK: read", "TASK: answer");
    }
  }

  @Test
  void countsTheCost() {
    try (var trawl = inEveryRole(FakeModel.immediate(), WINDOW, Optional.of(PRICE)).start()) {
      var usage = answer(trawl, Budget.UNLIMITED).usage();

      assertThat(trawl.isPriced()).isTrue();
      assertThat(usage.cost().orElseThrow())
          .isCloseTo(PRICE.of(usage.promptTokens(), usage.completionTokens()), within(1e-9));
    }
  }

  @Test
  void spendsNoMoreThanTheBudget() {
    var maxCost = PRICE.of(20_000, 4_000);
    try (var trawl = inEveryRole(FakeModel.immediate(), WINDOW, Optional.of(PRICE)).start()) {
      var document = open(trawl, "The boats came in with the tide. ".repeat(2000));
      var run = trawl.ask(QUESTION, Level.READ, List.of(document), costing(maxCost), event -> {});
      var answer = inTime(run.answer());

      assertThat(answer.usage().cost().orElseThrow()).isLessThanOrEqualTo(maxCost);
      assertThat(answer.coverage().read()).isLessThan(answer.coverage().chunks());
    }
  }

  @Test
  void rejectsALimitOnCostWithoutAPrice() {
    try (var trawl = inEveryRole(FakeModel.immediate(), WINDOW, Optional.empty()).start()) {
      assertThatACostLimitIsRefused(trawl, "own");
    }
  }

  @Test
  void rejectsALimitOnTheCostOfAReadingModel() {
    try (var trawl = Trawl.with(config("")).model(ScriptedModel.finding("key")).start()) {
      assertThat(trawl.isEmbedded()).isFalse();
      assertThatACostLimitIsRefused(trawl, "scripted");
    }
  }

  @Test
  void aReadingModelServesTheRolesWithoutALanguageModel() {
    var reading = ScriptedModel.finding("key");
    var model = FakeModel.immediate();
    try (var trawl =
        Trawl.with(config(""))
            .languageModel(Role.READER, model, WINDOW, PACE)
            .model(reading)
            .start()) {
      answer(trawl, Budget.UNLIMITED);

      assertThat(model.tasks()).isNotEmpty().allMatch(task -> task.startsWith("TASK: read"));
      assertThat(reading.log().tasks())
          .isNotEmpty()
          .noneMatch(task -> Role.of(task) == Role.READER);
    }
  }

  @Test
  void aChunkFailsIfItsReplyHasTooManyVerdictsAndTheReplyIsCharged() {
    try (var trawl =
        Trawl.with(config("")).model(new MiscountingModel(ScriptedModel.create(), 1)).start()) {
      var document = open(trawl, "The boats came in with the tide. ".repeat(100));
      var answer = inTime(trawl.ask(QUESTION, Level.READ, List.of(document), event -> {}).answer());
      var coverage = answer.coverage();

      assertThat(coverage.failed()).isEqualTo(coverage.chunks()).isGreaterThan(2);
      assertThat(answer.usage().promptTokens())
          .isGreaterThanOrEqualTo((long) coverage.chunks() * MiscountingModel.PROMPT_TOKENS);
    }
  }

  @Test
  void aModelThatThrowsEndsTheRunAndReturnsItsPermit() {
    var broken =
        new FakeModel(
            prompt -> {
              throw new IllegalStateException("no model is loaded");
            },
            new ConcurrentLinkedQueue<>());
    try (var trawl = inEveryRole(broken, WINDOW, Optional.empty()).start()) {
      var run = trawl.ask(QUESTION, Level.READ, List.of(open(trawl, TEXT)), event -> {});
      var ended = run.answer().handle((answer, failure) -> true);

      assertThat(inTime(ended)).isTrue();
      await()
          .atMost(60, TimeUnit.SECONDS)
          .untilAsserted(
              () ->
                  assertThat(inTime(trawl.load()).endpoints())
                      .containsExactly(new Load.OfEndpoint("own", 2, 0)));
    }
  }

  @Test
  void theEmbeddedModelIsFreeAndAcceptsALimitOnCost() {
    try (var trawl = Trawl.start(config(""))) {
      assertThat(trawl.isEmbedded()).isTrue();
      assertThat(answer(trawl, costing(1)).text()).contains("Amalia Thorsen");
    }
  }

  private static void assertThatACostLimitIsRefused(Trawl trawl, String name) {
    var question = Question.of(QUESTION, Level.READ, List.of(open(trawl, TEXT)));
    var refusal = "No price is set for %s, so the limit on cost cannot be enforced".formatted(name);

    assertThat(trawl.refusal(question)).isEmpty();
    assertThat(trawl.refusal(question.withBudget(costing(1))).orElseThrow()).startsWith(refusal);
    assertThatThrownBy(
            () -> inTime(trawl.ask(question.withBudget(costing(1)), event -> {}).answer()))
        .hasCauseInstanceOf(RunFailedException.class)
        .hasMessageContaining(refusal);
  }

  private TrawlBuilder inEveryRole(LanguageModel model, Window window, Optional<Price> price) {
    var builder = Trawl.with(config(""));
    for (var role : Role.values()) {
      builder =
          price.isPresent()
              ? builder.languageModel(role, model, window, PACE, price.get())
              : builder.languageModel(role, model, window, PACE);
    }
    return builder;
  }

  private Config config(String settings) {
    return ConfigFactory.parseString(settings)
        .withFallback(
            ConfigFactory.parseMap(
                Map.of(
                    "trawl.library.directory",
                    folder.toString(),
                    "trawl.chunks.tokens-max",
                    64,
                    "pekko.loglevel",
                    "OFF")));
  }

  private static Budget costing(double maxCost) {
    return new Budget(
        OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.of(maxCost), Optional.empty());
  }

  private static Answer answer(Trawl trawl, Budget budget) {
    var documents = List.of(open(trawl, TEXT));
    return inTime(trawl.ask(QUESTION, Level.READ, documents, budget, event -> {}).answer());
  }

  private static DocumentId open(Trawl trawl, String text) {
    var source = new Source.InMemory("harbour.txt", text.getBytes(UTF_8));
    return inTime(trawl.open(List.of(source))).documents().getFirst().id();
  }

  private static <T> T inTime(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** A language model whose reply depends on the task in the prompt. */
  private record FakeModel(Function<Prompt, CompletionStage<String>> replies, Queue<Prompt> prompts)
      implements LanguageModel {
    static FakeModel immediate() {
      return repliesAfter(CompletableFuture.completedFuture(null));
    }

    /** Replies when {@code released} is completed. */
    static FakeModel repliesAfter(CompletableFuture<Void> released) {
      return new FakeModel(
          prompt -> released.thenApply(now -> reply(prompt)), new ConcurrentLinkedQueue<>());
    }

    private static String reply(Prompt prompt) {
      var found = prompt.messages().getLast().text().contains("Amalia Thorsen hid");
      return switch (task(prompt)) {
        case "TASK: understand" ->
            "{\"information\":\"Who hid the brass key?\",\"kind\":\"fact\",\"keywords\":[]}";
        case "TASK: split" -> "{\"information\":\"Who hid the brass key?\",\"instruction\":\"\"}";
        case "TASK: keywords" -> "{\"keywords\":[{\"language\":\"en\",\"terms\":[\"key\"]}]}";
        case "TASK: read" ->
            found ? "{\"sentences\":[1],\"answers\":true}" : "{\"sentences\":[],\"answers\":false}";
        case "TASK: answer" ->
            found
                ? "{\"answered\":true,\"answer\":\"Amalia Thorsen [1].\"}"
                : "{\"answered\":false,\"answer\":\"\"}";
        default -> "{}";
      };
    }

    private static String task(Prompt prompt) {
      return prompt.messages().getFirst().text().lines().findFirst().orElse("");
    }

    List<String> tasks() {
      return prompts.stream().map(FakeModel::task).toList();
    }

    @Override
    public String name() {
      return "own";
    }

    @Override
    public ModelCall<Completion> complete(Prompt prompt) {
      prompts.add(prompt);
      return call(
          replies.apply(prompt).thenApply(text -> new Completion(text, End.COMPLETE)), Usage.NONE);
    }

    @Override
    public ModelCall<Facts> describe() {
      return call(CompletableFuture.completedFuture(new Facts(OptionalInt.empty())), Usage.NONE);
    }

    static <T> ModelCall<T> call(CompletionStage<T> value, Usage usage) {
      return new ModelCall<>() {
        @Override
        public CompletionStage<Reply<T>> reply() {
          return value.thenApply(given -> new Reply<>(given, usage));
        }

        @Override
        public void cancel() {}
      };
    }
  }
}
