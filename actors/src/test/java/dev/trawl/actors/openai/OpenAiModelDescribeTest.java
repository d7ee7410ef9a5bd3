package dev.trawl.actors.openai;

import static dev.trawl.actors.openai.ScriptedServer.HTTP;
import static dev.trawl.actors.openai.ScriptedServer.answer;
import static dev.trawl.actors.openai.ScriptedServer.failure;
import static dev.trawl.actors.openai.ScriptedServer.json;
import static dev.trawl.actors.openai.ScriptedServer.serverWith;
import static dev.trawl.actors.openai.ScriptedServer.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.openai.ScriptedServer.Script;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelException.Final;
import dev.trawl.protocol.model.ModelException.Refused;
import dev.trawl.protocol.model.ModelException.Retriable;
import dev.trawl.protocol.model.ModelException.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the description of a model by its server. */
class OpenAiModelDescribeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"max_model_len\":8192",
        "\"context_length\":8192",
        "\"context_window\":8192",
        "\"n_ctx\":8192",
        "\"meta\":{\"n_ctx\":8192,\"n_ctx_train\":131072}",
      })
  void readsTheWindow(String member) throws IOException {
    assertThat(window(json("{\"data\":[{\"id\":\"tiny\"," + member + "}]}"))).hasValue(8192);
  }

  @Test
  void requestsTheListWithTheKeyAndCountsNoTokens() throws IOException {
    try (var server = serverWith(json(list("tiny")))) {
      assertThat(value(server.model().describe()).usage()).isEqualTo(Usage.NONE);

      var request = server.requests().getFirst();
      assertThat(request.line()).isEqualTo("GET /v1/models HTTP/1.1");
      assertThat(request.headers()).containsEntry("Authorization", "Bearer sk-secret/1");
    }
  }

  @Test
  void treatsAModelWithoutATagAsTheLatest() throws IOException {
    assertThat(window(json(list("other", "tiny:latest")))).isEmpty();
    assertThat(failureOf(json(list("tiny:1b")))).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405, 501})
  void knowsNoWindowIfTheServerHasNoList(int status) throws IOException {
    assertThat(window(answer(status, "no such page"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "{\"data\":7}", "{\"data\":[7]}", "{\"data\":[],\"has_more\":true}"})
  void acceptsAnIncompleteListAndAListInAnotherForm(String body) throws IOException {
    assertThat(window(json(body))).isEmpty();
  }

  @Test
  void rejectsAWebPage() throws IOException {
    assertThat(failureOf(json("<html>hello</html>")))
        .isInstanceOfSatisfying(
            Retriable.class, failure -> assertThat(failure.trouble()).isEqualTo(Trouble.UNUSABLE));
  }

  @Test
  void namesOtherModelsIfTheModelDoesNotExist() throws IOException {
    var names = IntStream.rangeClosed(1, 7).mapToObj(n -> "m" + n).toArray(String[]::new);

    assertThat(failureOf(json(list(names))))
        .isInstanceOf(Refused.class)
        .hasMessageEndingWith(
            "does not have the model tiny of trawl.model.name; it has m1, m2, m3, m4, m5, …");
    assertThat(failureOf(json(list()))).isInstanceOf(Refused.class).hasMessageEndingWith("none");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void reportsARejectedKey(int status) throws IOException {
    assertThat(failureOf(answer(status, "no"))).isInstanceOf(Refused.class);
  }

  @Test
  void isRetriableIfTheServerIsBusy() throws IOException {
    assertThat(failureOf(answer(503, "loading", "Retry-After: 2")))
        .isInstanceOfSatisfying(
            Retriable.class, busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(2)));
  }

  @Test
  void readsAListLongerThanTheLimitForReplies() throws IOException {
    try (var server = serverWith(json(list("a".repeat(5_000), "tiny")))) {
      var model = OpenAiModel.of(server.server(1_000, "{}"), HTTP);

      assertThat(value(model.describe()).value().windowTokens()).isEmpty();
    }
  }

  @Test
  void reportsAStalledListAsAFault() throws IOException {
    try (var server =
        serverWith(
            (request, line) -> {
              line.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
              line.waitForClose();
            })) {
      var model =
          OpenAiModel.of(server.server("http", Optional.empty(), Duration.ofMillis(100)), HTTP);

      assertThat(failure(model.describe()))
          .isInstanceOfSatisfying(
              Retriable.class, stall -> assertThat(stall.trouble()).isEqualTo(Trouble.FAULT));
    }
  }

  @Test
  void closesTheConnectionWhenItIsCancelled() throws Exception {
    var requested = new CountDownLatch(1);
    try (var server =
        serverWith(
            (request, line) -> {
              requested.countDown();
              line.waitForClose();
            })) {
      var call = server.model().describe();
      requested.await();

      call.cancel();

      assertThat(failure(call)).isInstanceOf(Final.class).hasMessage("cancelled");
      assertThat(server.seesClose()).isTrue();
    }
  }

  private static String list(String... names) {
    return IntStream.range(0, names.length)
        .mapToObj(n -> "{\"id\":\"" + names[n] + "\",\"object\":\"model\"}")
        .collect(Collectors.joining(",", "{\"object\":\"list\",\"data\":[", "]}"));
  }

  private static OptionalInt window(Script script) throws IOException {
    try (var server = serverWith(script)) {
      return value(server.model().describe()).value().windowTokens();
    }
  }

  private static ModelException failureOf(Script script) throws IOException {
    try (var server = serverWith(script)) {
      return failure(server.model().describe());
    }
  }
}
