package dev.trawl.actors.openai;

import static dev.trawl.actors.openai.ScriptedServer.answer;
import static dev.trawl.actors.openai.ScriptedServer.completed;
import static dev.trawl.actors.openai.ScriptedServer.delta;
import static dev.trawl.actors.openai.ScriptedServer.failure;
import static dev.trawl.actors.openai.ScriptedServer.finish;
import static dev.trawl.actors.openai.ScriptedServer.json;
import static dev.trawl.actors.openai.ScriptedServer.replying;
import static dev.trawl.actors.openai.ScriptedServer.serverInOrder;
import static dev.trawl.actors.openai.ScriptedServer.serverWith;
import static dev.trawl.actors.openai.ScriptedServer.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.openai.ScriptedServer.Script;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelException.Final;
import dev.trawl.protocol.model.ModelException.Refused;
import dev.trawl.protocol.model.ModelException.Retriable;
import dev.trawl.protocol.model.ModelException.Trouble;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how error replies and invalid replies are classified and reported. */
class OpenAiModelFailuresTest {
  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 402, 403, 404, 405, 422})
  void classifiesErrorsThatAffectAllCalls(int status) throws IOException {
    assertThat(failureOf(answer(status, "{\"error\":{\"message\":\"so not\"}}", "Location: /x")))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("trawl.model: http://127.0.0.1:")
        .hasMessageContaining("/v1 answered " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 405, 422})
  void anErrorIsTheFaultOfTheCallIfAnEarlierCallSucceeded(int status) throws IOException {
    try (var server = serverInOrder(replying("noon"), answer(status, "{\"error\":\"too much\"}"))) {
      var model = server.model();
      completed(model);

      assertThat(failure(model)).isInstanceOf(Final.class).hasMessageContaining("\"too much\"");
    }
  }

  @Test
  void recognisesAPromptThatIsTooLarge() throws IOException {
    assertThat(failureOf(answer(413, ""))).isInstanceOf(Final.class);
  }

  @ParameterizedTest
  @CsvSource({
    "408, FAULT",
    "409, FAULT",
    "425, FAULT",
    "429, BUSY",
    "500, FAULT",
    "502, FAULT",
    "503, BUSY",
    "504, FAULT",
    "529, BUSY"
  })
  void classifiesTransientErrorsAsRetriable(int status, Trouble trouble) throws IOException {
    assertThat(failureOf(answer(status, "a moment")))
        .isInstanceOfSatisfying(
            Retriable.class,
            failure -> {
              assertThat(failure.trouble()).isEqualTo(trouble);
              assertThat(failure.retryAfter()).isEmpty();
            })
        .hasMessageContaining("answered " + status + ", \"a moment\"");
  }

  @Test
  void distinguishesAnEmptyAccountFromABusyServer() throws IOException {
    assertThat(
            failureOf(
                answer(429, "{\"error\":{\"message\":\"no\",\"code\":\"insufficient_quota\"}}")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("account");
  }

  @Test
  void passesOnTheRetryDelayOfTheServer() throws IOException {
    assertThat(failureOf(answer(429, "", "Retry-After: 7")))
        .isInstanceOfSatisfying(
            Retriable.class,
            failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"so not\",\"type\":\"t\",\"code\":null}}",
        "{\"error\":\"so not\"}",
        "{\"object\":\"error\",\"message\":\"so not\",\"code\":40001}",
        "{\"detail\":\"so not\"}",
        "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"so not\"}]}",
        "[{\"error\":{\"code\":400,\"message\":\"so not\"}}]",
        "so not",
      })
  void findsTheMessageOfTheServerInEveryForm(String body) throws IOException {
    assertThat(failureOf(answer(401, body)).getMessage())
        .contains("so not\"; is its key correct (trawl.model.api-key-env");
  }

  @Test
  void reportsAFailureInOneShortLine() throws IOException {
    var failure = failureOf(answer(500, "<html>\r\n\u001b[31m\n" + "long ".repeat(20_000)));

    assertThat(failure.getMessage())
        .contains("<html> [31m long")
        .hasSizeLessThan(300)
        .matches("\\P{Cntrl}*");
  }

  @Test
  void neverShowsAKeyThatTheServerEchoes() throws IOException {
    var key = "sk-secret/1";
    var edge = "x".repeat(195) + key;
    for (var body :
        new String[] {
          "bad key " + key, "{\"error\":{\"message\":\"bad key sk-secret\\/1, " + key + "\"}}", edge
        }) {
      assertThat(failureOf(answer(401, body)).getMessage()).doesNotContain("sk-", "secret");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html>hello</html>", "", "{}", "[]", "{\"choices\":[]}", "{\"choices\":[{\"mess"})
  void rejectsAnInvalidReply(String body) throws IOException {
    assertTrouble(json(body), Trouble.UNUSABLE);
  }

  @Test
  void rejectsAStreamWithoutAnEnd() throws IOException {
    assertTrouble(stream(), Trouble.UNUSABLE);
    assertTrouble(stream(delta("no")), Trouble.UNUSABLE);
    assertTrouble(stream("[DONE]"), Trouble.UNUSABLE);
    assertTrouble(stream(delta("no"), "{\"choices\":[{\"del"), Trouble.UNUSABLE);
    assertTrouble(stream("not JSON", finish("stop"), "[DONE]"), Trouble.UNUSABLE);
  }

  @Test
  void readsAnErrorInTheMiddleOfAStream() throws IOException {
    assertThat(failureOf(stream(delta("no"), "{\"error\":{\"message\":\"out of memory\"}}")))
        .isInstanceOfSatisfying(
            Retriable.class, fault -> assertThat(fault.trouble()).isEqualTo(Trouble.FAULT))
        .hasMessageContaining("\"out of memory\"");
    assertTrouble(stream("{\"error\":{\"code\":503,\"message\":\"full\"}}"), Trouble.BUSY);
    assertTrouble(
        stream("{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"\"}}"), Trouble.BUSY);
    assertThat(failureOf(stream("{\"object\":\"error\",\"message\":\"who?\",\"code\":401}")))
        .isInstanceOf(Refused.class);
    assertThat(failureOf(json("{\"error\":{\"message\":\"no\",\"code\":\"insufficient_quota\"}}")))
        .isInstanceOf(Refused.class);
  }

  @Test
  void readsTheErrorFieldOfOldLlamaServers() throws IOException {
    assertThat(
            failureOf(
                (request, line) -> {
                  line.beginStream();
                  line.chunk("error: {\"code\":500,\"message\":\"slot is gone\"}\n\n");
                  line.send("0\r\n\r\n");
                }))
        .isInstanceOf(Retriable.class)
        .hasMessageContaining("slot is gone");
  }

  private static void assertTrouble(Script script, Trouble trouble) throws IOException {
    assertThat(failureOf(script))
        .isInstanceOfSatisfying(
            Retriable.class, failure -> assertThat(failure.trouble()).isEqualTo(trouble));
  }

  private static ModelException failureOf(Script script) throws IOException {
    try (var server = serverWith(script)) {
      return failure(server.model());
    }
  }
}
