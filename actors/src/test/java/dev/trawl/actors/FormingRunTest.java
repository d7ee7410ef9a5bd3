package dev.trawl.actors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.trawl.actors.pace.PaceSettings;
import dev.trawl.actors.run.Question;
import dev.trawl.actors.run.RunFailedException;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.LanguageModel;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests answers that are written as JSON after they are finished. */
class FormingRunTest {
  private static final Window WINDOW = new Window(8192, 1024);
  private static final String JSON = "{\"who\":\"Amalia\"}";
  private static final String SCHEMA =
      """
      {"type": "object", "properties": {"who": {"type": "string"}}, "required": ["who"]}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void theFinishedAnswerIsWrittenAsJsonWithItsCitations() {
    var answer = answer(new Clerk("", new ConcurrentLinkedQueue<>()), "");

    assertThat(answer.text()).isEqualTo(JSON);
    assertThat(answer.citations()).hasSize(1);
  }

  /** The answer is late, so the quotes of the readers are the answer. */
  @Test
  void callsThatAreStillRunningAreStoppedBeforeTheJsonIsWritten() {
    var clerk = new Clerk("TASK: answer", new ConcurrentLinkedQueue<>());

    var answer = answer(clerk, "trawl.runs.timeout = 3s");

    assertThat(answer.text()).isEqualTo(JSON);
    assertThat(clerk.log()).containsSubsequence("cancelled TASK: answer", "TASK: form");
  }

  @Test
  void aRunWhoseJsonIsLateFailsAfterTheGraceTime() {
    var clerk = new Clerk("TASK: form", new ConcurrentLinkedQueue<>());

    assertThatThrownBy(() -> answer(clerk, "trawl.runs { timeout = 3s, grace = 100ms }"))
        .hasCauseInstanceOf(RunFailedException.class)
        .hasMessageContaining("No answer within");
    assertThat(clerk.log()).contains("cancelled TASK: form");
  }

  private Answer answer(Clerk clerk, String settings) {
    var config =
        ConfigFactory.parseString(settings)
            .withFallback(
                ConfigFactory.parseMap(
                    Map.of("trawl.library.directory", folder.toString(), "pekko.loglevel", "OFF")));
    var builder = Trawl.with(config);
    for (var role : Role.values()) {
      builder = builder.languageModel(role, clerk, WINDOW, PaceSettings.steady(2));
    }
    try (var trawl = builder.start()) {
      var source = new Source.InMemory("key.txt", "Amalia hid the brass key.".getBytes(UTF_8));
      var document = inTime(trawl.open(List.of(source))).documents().getFirst().id();
      var question =
          new Question(
              "Who hid the key?",
              List.of(),
              Level.READ,
              List.of(document),
              List.of(),
              Budget.UNLIMITED,
              new Asking.Requirements("", SCHEMA, false));
      return inTime(trawl.ask(question, event -> {}).answer());
    }
  }

  private static <T> T inTime(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  /**
   * A language model that knows one answer.
   *
   * @param silent the task to which it never replies; may be empty
   * @param log the tasks in order, and which of them were cancelled
   */
  private record Clerk(String silent, Queue<String> log) implements LanguageModel {
    @Override
    public String name() {
      return "clerk";
    }

    @Override
    public ModelCall<Completion> complete(Prompt prompt) {
      var task = prompt.messages().getFirst().text().lines().findFirst().orElse("");
      log.add(task);
      return call(task, new Completion(reply(task), End.COMPLETE));
    }

    private static String reply(String task) {
      return switch (task) {
        case "TASK: understand" ->
            "{\"information\":\"Who hid the key?\",\"kind\":\"fact\",\"keywords\":[]}";
        case "TASK: read" -> "{\"sentences\":[1],\"answers\":true}";
        case "TASK: answer" -> "{\"answered\":true,\"answer\":\"Amalia [1].\"}";
        case "TASK: form" -> JSON;
        default -> "{}";
      };
    }

    @Override
    public ModelCall<Facts> describe() {
      return call("describe", new Facts(OptionalInt.empty()));
    }

    private <T> ModelCall<T> call(String task, T value) {
      return new ModelCall<>() {
        @Override
        public CompletionStage<Reply<T>> reply() {
          return task.equals(silent)
              ? new CompletableFuture<>()
              : CompletableFuture.completedFuture(new Reply<>(value, Usage.NONE));
        }

        @Override
        public void cancel() {
          if (task.equals(silent)) {
            log.add("cancelled " + task);
          }
        }
      };
    }
  }
}
