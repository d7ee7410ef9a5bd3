package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.trawl.actors.Trawl;
import dev.trawl.actors.model.PromptSettings;
import dev.trawl.actors.model.PromptedReadingModel;
import dev.trawl.actors.model.Prompts;
import dev.trawl.actors.openai.Http;
import dev.trawl.actors.openai.OpenAiModel;
import dev.trawl.actors.openai.Server;
import dev.trawl.actors.run.Question;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Turn;
import dev.trawl.protocol.model.LanguageModel;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Offer;
import dev.trawl.testkit.endpoint.SimulatedEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests two questions of a conversation over a real socket, with all their prompts. */
class ConversationRunTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int CHUNKS = 3;

  /** The calls that are not for chunks: one understands the question, and one writes the answer. */
  private static final int OTHER_CALLS = 2;

  private static final String FIRST = "Who built the lighthouse of Varn?";
  private static final String SECOND = "And in which year was she born?";
  private static final String UNDERSTOOD = "In which year was Ida Kroll born?";

  private static final String REGISTER =
      String.join(
          "\n\n",
          Logbook.filled("The lighthouse of Varn was built by Ida Kroll after the flood.", 3),
          Logbook.filled("The pilot Nemo Falk was born in 1851 on the island.", 1),
          Logbook.filled("The engineer Ida Kroll was born in 1840 in the old town.", 2));

  @TempDir private Path data;

  private SimulatedEndpoint endpoint;
  private Http http;
  private Recorder recorder;
  private Trawl trawl;
  private List<DocumentId> documents;

  /** A language model that records its prompts. */
  private record Recorder(LanguageModel model, Queue<String> prompts) implements LanguageModel {
    @Override
    public String name() {
      return model.name();
    }

    @Override
    public ModelCall<Completion> complete(Prompt prompt) {
      prompts.add(String.join("\n", prompt.messages().stream().map(Message::text).toList()));
      return model.complete(prompt);
    }

    @Override
    public ModelCall<Facts> describe() {
      return model.describe();
    }

    List<String> of(String task) {
      return prompts.stream().filter(prompt -> isOf(prompt, task)).toList();
    }

    List<String> exceptThoseOf(String task) {
      return prompts.stream().filter(prompt -> !isOf(prompt, task)).toList();
    }

    private static boolean isOf(String prompt, String task) {
      return prompt.startsWith("TASK: " + task + "\n");
    }
  }

  @BeforeEach
  void start() throws IOException {
    endpoint = SimulatedEndpoint.start(EndpointPlan.withoutFaults());
    http = Http.open(TIMEOUT);
    var server =
        new Server(
            endpoint.uri(),
            Offer.standard().model(),
            Optional.empty(),
            "test",
            TIMEOUT,
            TIMEOUT,
            1 << 20,
            "{}");
    recorder = new Recorder(OpenAiModel.of(server, http), new ConcurrentLinkedQueue<>());
    var model =
        new PromptedReadingModel(
            recorder,
            Prompts.builtIn(),
            Tokens.builtIn(),
            new PromptSettings(8192, 512, 0.03, Optional.empty()));
    trawl =
        Trawl.with(
                ConfigFactory.parseString("pekko.loglevel = OFF, pekko.stdout-loglevel = OFF")
                    .withValue("trawl.chunks.tokens-max", value(Logbook.CHUNK_TOKENS))
                    .withValue("trawl.library.directory", value(data.toString())))
            .model(model)
            .start();
    documents =
        PromptedTrawl.inTime(trawl.open(List.of(register()))).documents().stream()
            .map(document -> document.id())
            .toList();
  }

  private static ConfigValue value(Object plain) {
    return ConfigValueFactory.fromAnyRef(plain);
  }

  private static Source register() {
    return new Source.InMemory("register.txt", REGISTER.getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() throws IOException {
    trawl.close();
    http.close();
    endpoint.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"RETRIEVE", "READ", "REASON"})
  void usesTheFirstAnswerToUnderstandTheSecondQuestion(Level level) {
    var first = finish(Question.of(FIRST, level, documents));
    var second =
        finish(
            Question.of(SECOND, level, documents)
                .withHistory(List.of(new Turn(FIRST, first.answer().text()))));

    assertThat(first.answer().text()).contains("Ida Kroll");
    assertThat(second.answer().status()).isEqualTo(Status.ANSWERED);
    assertThat(second.answer().text()).contains("1840");
    assertThat(second.events())
        .extracting(RunEvent::what)
        .contains(new What.Started(SECOND, level), new What.Rewritten(UNDERSTOOD));
  }

  @Test
  void showsTheHistoryOnlyToTheCallThatUnderstandsTheQuestion() {
    var turn = new Turn("Who built the tower at the mole?", "The tower was built by Ida Kroll.");
    finish(Question.of(SECOND, Level.READ, documents).withHistory(List.of(turn)));

    assertThat(recorder.of("understand"))
        .singleElement()
        .asString()
        .contains(
            "[QUESTION]\n" + SECOND, "Question: " + turn.question(), "Answer: " + turn.answer());
    assertThat(recorder.of("read")).hasSize(CHUNKS);
    assertThat(recorder.exceptThoseOf("understand"))
        .isNotEmpty()
        .allSatisfy(prompt -> assertThat(prompt).doesNotContain("mole", SECOND, turn.answer()));
  }

  @Test
  void makesNoExtraCallWithoutHistory() {
    finish(Question.of(FIRST, Level.READ, documents));

    assertThat(recorder.of("understand")).hasSize(1);
    assertThat(recorder.prompts()).hasSize(CHUNKS + OTHER_CALLS);
  }

  private record FinishedRun(Answer answer, List<RunEvent> events) {}

  private FinishedRun finish(Question question) {
    var seen = new ConcurrentLinkedQueue<RunEvent>();
    var answer = PromptedTrawl.inTime(trawl.ask(question, seen::add).answer());
    return new FinishedRun(answer, List.copyOf(seen));
  }
}
