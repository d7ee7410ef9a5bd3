package dev.trawl.actors.openai;

import static dev.trawl.actors.openai.ScriptedServer.HTTP;
import static dev.trawl.actors.openai.ScriptedServer.PROMPT;
import static dev.trawl.actors.openai.ScriptedServer.completed;
import static dev.trawl.actors.openai.ScriptedServer.delta;
import static dev.trawl.actors.openai.ScriptedServer.finish;
import static dev.trawl.actors.openai.ScriptedServer.json;
import static dev.trawl.actors.openai.ScriptedServer.replying;
import static dev.trawl.actors.openai.ScriptedServer.serverInOrder;
import static dev.trawl.actors.openai.ScriptedServer.serverWith;
import static dev.trawl.actors.openai.ScriptedServer.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.model.LanguageModel.Message;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.LanguageModel.ReplyForm;
import dev.trawl.protocol.model.LanguageModel.Speaker;
import dev.trawl.protocol.model.ModelCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Tests which requests are sent. The other {@code OpenAiModel…Test} classes test replies and
 * failures.
 */
class OpenAiModelTest {
  private static final ReplyForm FORM =
      new ReplyForm("read", "{\"type\":\"object\",\"properties\":{}}");

  @Test
  void requestsAStreamWithUsage() throws IOException {
    try (var server = serverWith(replying("noon"))) {
      completed(server.model());

      var request = server.requests().getFirst();
      assertThat(request.line()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
      assertThat(request.headers())
          .containsEntry("Authorization", "Bearer sk-secret/1")
          .containsEntry("Content-Type", "application/json");
      assertThat(read(request.body()))
          .isEqualTo(
              read(
                  """
                  {"model": "tiny",
                   "messages": [{"role": "system", "content": "be brief"},
                                {"role": "user", "content": "When?"}],
                   "max_tokens": 64, "temperature": 0,
                   "stream": true, "stream_options": {"include_usage": true}}
                  """));
    }
  }

  @Test
  void doesNotStreamIfStreamingIsTurnedOff() throws IOException {
    try (var server = serverWith(replying("noon"))) {
      var model = OpenAiModel.withoutStreams(server.server(), HTTP);

      assertThat(completed(model).text()).isEqualTo("noon");

      var body = read(server.requests().getFirst().body());
      assertThat(body.path("stream").asBoolean(true)).isFalse();
      assertThat(body.has("stream_options")).isFalse();
    }
  }

  @Test
  void enforcesTheReplyForm() throws IOException {
    try (var server = serverWith(replying("{}"))) {
      completed(server.model(), withForm());

      var body = read(server.requests().getFirst().body());
      assertThat(body.path("response_format"))
          .isEqualTo(
              read(
                  """
                  {"type": "json_schema",
                   "json_schema": {"name": "read", "strict": true,
                                   "schema": {"type": "object", "properties": {}}}}
                  """));
    }
  }

  @Test
  void theExtraBodyReplacesMembersOfTheRequest() throws IOException {
    try (var server = serverWith(replying("noon"))) {
      var extra = "{\"temperature\":0.7,\"top_k\":20,\"stream\":false}";
      completed(OpenAiModel.of(server.server(1_000, extra), HTTP));

      var sent = server.requests().getFirst().body();
      assertThat(sent).containsOnlyOnce("temperature").doesNotContain("stream_options");
      assertThat(read(sent).path("temperature").asDouble()).isEqualTo(0.7);
      assertThat(read(sent).path("top_k").asInt()).isEqualTo(20);
      assertThat(read(sent).path("stream").asBoolean(true)).isFalse();
    }
  }

  @Test
  void sendsTextInAnyScriptAndHandlesLoneSurrogates() throws IOException {
    try (var server = serverWith(replying("noon"))) {
      var text = "a \"quote\"\n\u0007 中文 😀 and half of one: \ud83d.";
      var prompt = new Prompt(List.of(new Message(Speaker.USER, text)), 1, Optional.empty());

      completed(server.model(), prompt);

      var sent = read(server.requests().getFirst().body());
      assertThat(sent.path("messages").path(0).path("content").asText())
          .isEqualTo(text.replace("\ud83d.", "?."));
    }
  }

  @Test
  void reusesAConnection() throws IOException {
    try (var server =
        serverInOrder(stream(delta("a"), finish("stop"), "[DONE]"), replying("b"), replying("c"))) {
      var model = server.model();

      assertThat(completed(model).text()).isEqualTo("a");
      assertThat(completed(model).text()).isEqualTo("b");
      assertThat(completed(model).text()).isEqualTo("c");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void doesNotUseAThreadForEachCall() throws Exception {
    int calls = 300;
    var arrived = new CountDownLatch(calls);
    var free = new CountDownLatch(1);
    try (var server =
        serverWith(
            (request, line) -> {
              arrived.countDown();
              free.await();
              replying("noon").answer(request, line);
            })) {
      var model = server.model();
      long before = modelThreads();

      var waiting = IntStream.range(0, calls).mapToObj(call -> model.complete(PROMPT)).toList();
      arrived.await();

      assertThat(modelThreads() - before).isLessThan(calls / 2);
      free.countDown();
      assertThat(waiting.stream().map(ScriptedServer::value).map(ModelCall.Reply::value))
          .allMatch(completion -> completion.text().equals("noon"));
    }
  }

  @Test
  void acceptsABaseUrlWithASlashOrAQuery() throws IOException {
    try (var server = serverWith(replying("noon"))) {
      completed(OpenAiModel.of(at(server, "/v1/"), HTTP));
      completed(OpenAiModel.of(at(server, "/deployments/x?api-version=1"), HTTP));

      assertThat(server.requests().stream().map(ScriptedServer.Request::line))
          .containsExactly(
              "POST /v1/chat/completions HTTP/1.1",
              "POST /deployments/x/chat/completions?api-version=1 HTTP/1.1");
    }
  }

  @Test
  void rejectsInvalidSettingsWithoutShowingThem() throws IOException {
    try (var server = serverWith(replying("noon"))) {
      var key = Optional.of(new Secret("sk-secret\n"));
      assertThatThrownBy(
              () -> OpenAiModel.of(server.server("http", key, Duration.ofSeconds(1)), HTTP))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("trawl.model: the key")
          .hasMessageNotContaining("secret");
      assertThatThrownBy(() -> OpenAiModel.of(server.server(1_000, "[\"secret\"]"), HTTP))
          .hasMessageContaining("trawl.model: the extra body")
          .hasMessageNotContaining("secret");
      assertThatThrownBy(
              () -> OpenAiModel.of(server.server("ftp", key, Duration.ofSeconds(1)), HTTP))
          .hasMessageContaining("trawl.model: the url");
    }
  }

  /** Other tests use some of these threads too, but far fewer than there are calls. */
  private static long modelThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("trawl-model"))
        .count();
  }

  private static Server at(ScriptedServer scripted, String path) {
    var server = scripted.server();
    return ScriptedServer.at(server, "http://" + server.url().getAuthority() + path);
  }

  private static Prompt withForm() {
    return new Prompt(PROMPT.messages(), 64, Optional.of(FORM));
  }

  private static JsonNode read(String json) throws IOException {
    return ApiJson.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
