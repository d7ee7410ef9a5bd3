package dev.trawl.actors.openai;

import static dev.trawl.actors.openai.ScriptedServer.PROMPT;
import static dev.trawl.actors.openai.ScriptedServer.answer;
import static dev.trawl.actors.openai.ScriptedServer.completed;
import static dev.trawl.actors.openai.ScriptedServer.failure;
import static dev.trawl.actors.openai.ScriptedServer.replying;
import static dev.trawl.actors.openai.ScriptedServer.serverInOrder;
import static dev.trawl.actors.openai.ScriptedServer.serverWith;
import static dev.trawl.actors.openai.ScriptedServer.stream;
import static dev.trawl.actors.openai.ScriptedServer.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.openai.ScriptedServer.Request;
import dev.trawl.actors.openai.ScriptedServer.Script;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.LanguageModel.ReplyForm;
import dev.trawl.protocol.model.ModelException.Refused;
import dev.trawl.protocol.model.ModelException.TooLong;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that a request is sent in another form if the server rejects it, and that later requests
 * use that form from the start.
 */
class OpenAiModelDialectTest {
  private static final Prompt WITH_FORM =
      new Prompt(
          PROMPT.messages(), 64, Optional.of(new ReplyForm("read", "{\"type\":\"object\"}")));

  @ParameterizedTest
  @CsvSource({
    "stream_options, \"stream\":true, \"stream_options\"",
    "temperature, \"stream\":true, \"temperature\"",
    "max_tokens, \"max_completion_tokens\":64, \"max_tokens\"",
    "stream, \"stream\":false, stream_options",
  })
  void leavesOutARejectedParameterInLaterRequestsToo(String name, String kept, String removed)
      throws IOException {
    try (var server = serverInOrder(rejection(400, name), replying("noon"))) {
      var model = server.model();

      assertThat(completed(model).text()).isEqualTo("noon");
      assertThat(completed(model).text()).isEqualTo("noon");

      var sent = server.requests();
      assertThat(sent).hasSize(3);
      assertThat(sent.getFirst().body()).contains(removed);
      assertThat(sent.subList(1, 3))
          .allMatch(request -> request.has(kept) && !request.has(removed));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"no\",\"param\":\"response_format\"}}",
        "{\"error\":\"json_schema is not supported\"}",
        "{\"detail\":[{\"loc\":[\"body\",\"response_format\"],\"msg\":\"not permitted\"}]}",
        "This response_format type is unavailable now",
      })
  void enforcesTheReplyFormInTheWayTheServerSupports(String rejection) throws IOException {
    try (var server =
        serverInOrder(
            answer(400, rejection), answer(422, rejection), replying("{}"), replying("{}"))) {
      var model = server.model();

      completed(model, WITH_FORM);
      completed(model, WITH_FORM);

      assertThat(server.requests().stream().map(OpenAiModelDialectTest::form))
          .containsExactly("schema", "object", "none", "none");
    }
  }

  @Test
  void usesJsonObjectsIfTheServerSupportsOnlyThem() throws IOException {
    try (var server = serverInOrder(rejection(400, "response_format"), replying("{}"))) {
      var model = server.model();

      completed(model, WITH_FORM);
      completed(model, WITH_FORM);

      assertThat(server.requests().stream().map(OpenAiModelDialectTest::form))
          .containsExactly("schema", "object", "object");
    }
  }

  @Test
  void learnsSeveralLimitationsOneAfterAnother() throws IOException {
    try (var server =
        serverInOrder(
            rejection(400, "stream_options"),
            rejection(422, "temperature"),
            rejection(400, "response_format"),
            replying("{}"))) {
      assertThat(completed(server.model(), WITH_FORM).text()).isEqualTo("{}");

      var last = server.requests().getLast();
      assertThat(form(last)).isEqualTo("object");
      assertThat(last.has("stream_options") || last.has("temperature")).isFalse();
    }
  }

  @Test
  void readsARejectionInTheMiddleOfAStream() throws IOException {
    try (var server =
        serverInOrder(
            stream("{\"error\":{\"code\":400,\"message\":\"temperature must not be set\"}}"),
            replying("noon"))) {
      assertThat(completed(server.model()).text()).isEqualTo("noon");
    }
  }

  /** Both requests arrive before the first reply, so both are rejected. */
  @Test
  void handlesTwoConcurrentRejections() throws IOException {
    var both = new CountDownLatch(2);
    try (var server =
        serverWith(
            (request, line) -> {
              both.countDown();
              both.await();
              var script =
                  request.has("json_schema") ? rejection(400, "response_format") : replying("{}");
              script.answer(request, line);
            })) {
      var model = server.model();

      var calls = Stream.generate(() -> model.complete(WITH_FORM)).limit(2).toList();

      assertThat(calls).allMatch(call -> value(call).value().text().equals("{}"));
      completed(model, WITH_FORM);
      assertThat(server.requests().stream().map(OpenAiModelDialectTest::form))
          .containsExactly("schema", "schema", "object", "object", "object");
    }
  }

  @Test
  void forgetsAChangeThatDidNotHelp() throws IOException {
    try (var server =
        serverInOrder(
            rejection(400, "temperature"), rejection(400, "temperature"), replying("noon"))) {
      var model = server.model();

      assertThat(failure(model)).isInstanceOf(Refused.class);
      completed(model);

      assertThat(server.requests().getLast().has("temperature")).isTrue();
    }
  }

  @Test
  void doesNotMistakeATooLongPromptForARejectedParameter() throws IOException {
    try (var server =
        serverInOrder(
            replying("noon"),
            answer(400, "max_tokens is too large: the maximum context length is 8192 tokens"))) {
      var model = server.model();
      completed(model);

      assertThat(failure(model)).isInstanceOf(TooLong.class).hasMessageContaining("8192");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void doesNotMistakeSimilarWordsForARejectedParameter() throws IOException {
    try (var server = serverWith(answer(400, "the upstream temperatures are wrong"))) {
      assertThat(failure(server.model())).isInstanceOf(Refused.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static Script rejection(int status, String parameter) {
    return answer(
        status, "{\"error\":{\"message\":\"Unsupported parameter: '%s'\"}}".formatted(parameter));
  }

  private static String form(Request request) {
    if (!request.has("response_format")) {
      return "none";
    }
    return request.has("json_schema") ? "schema" : "object";
  }
}
