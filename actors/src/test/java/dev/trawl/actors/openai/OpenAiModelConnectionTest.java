package dev.trawl.actors.openai;

import static dev.trawl.actors.openai.ScriptedServer.HTTP;
import static dev.trawl.actors.openai.ScriptedServer.PROMPT;
import static dev.trawl.actors.openai.ScriptedServer.completed;
import static dev.trawl.actors.openai.ScriptedServer.delta;
import static dev.trawl.actors.openai.ScriptedServer.failure;
import static dev.trawl.actors.openai.ScriptedServer.replying;
import static dev.trawl.actors.openai.ScriptedServer.serverWith;
import static dev.trawl.actors.openai.ScriptedServer.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.openai.ScriptedServer.Script;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelException.Final;
import dev.trawl.protocol.model.ModelException.Refused;
import dev.trawl.protocol.model.ModelException.Retriable;
import dev.trawl.protocol.model.ModelException.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Tests connections that fail, stall or are cancelled. */
class OpenAiModelConnectionTest {
  private static final Duration SHORT_TIMEOUT = Duration.ofMillis(150);
  private static final Duration LONG_TIMEOUT = Duration.ofSeconds(30);

  @Test
  void reportsThatNoServerListens() throws IOException {
    try (var server = serverWith(replying("noon"));
        var bound = new Socket()) {
      // The port is bound, so that no other test can start a server on it.
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var url = "http://127.0.0.1:%d/v1".formatted(bound.getLocalPort());
      var model = OpenAiModel.of(ScriptedServer.at(server.server(), url), HTTP);

      for (var call : new ModelException[] {failure(model), failure(model.describe())}) {
        assertThat(call)
            .isInstanceOfSatisfying(
                Retriable.class, down -> assertThat(down.trouble()).isEqualTo(Trouble.DOWN))
            .hasMessageStartingWith("trawl.model: ")
            .hasMessageContaining("cannot be reached");
      }
    }
  }

  @Test
  void reportsAnUnknownHost() throws IOException {
    try (var server = serverWith(replying("noon"))) {
      var nowhere = ScriptedServer.at(server.server(), "http://nowhere.invalid/v1");

      assertThat(failure(OpenAiModel.of(nowhere, HTTP)))
          .isInstanceOfSatisfying(
              Retriable.class, down -> assertThat(down.trouble()).isEqualTo(Trouble.DOWN));
    }
  }

  @Test
  void reportsAServerWithoutTls() throws IOException {
    try (var server = serverWith(replying("noon"))) {
      var model = OpenAiModel.of(server.server("https", Optional.empty(), SHORT_TIMEOUT), HTTP);

      assertThat(failure(model)).isInstanceOf(Retriable.class);
    }
  }

  @Test
  void rejectsAnUntrustedCertificate() throws Exception {
    try (var server = ScriptedServer.on(SelfSigned.socket(), replying("noon"))) {
      var model = OpenAiModel.of(server.server("https", Optional.empty(), LONG_TIMEOUT), HTTP);

      assertThat(failure(model)).isInstanceOf(Refused.class).hasMessageContaining("certificate");
    }
  }

  @Test
  void reportsABrokenConnection() throws IOException {
    Script[] breaks = {
      (request, line) -> line.reset(),
      (request, line) -> line.close(),
      (request, line) -> {
        line.send(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{");
        line.close();
      },
      (request, line) -> {
        line.beginStream();
        line.chunk("data: " + delta("no") + "\n\n");
        line.reset();
      },
    };
    for (var script : breaks) {
      assertTrouble(script, Trouble.FAULT);
    }
  }

  @Test
  void acceptsACompleteReplyEvenIfItsStreamStaysOpen() throws Exception {
    try (var server =
        serverWith(
            (request, line) -> {
              line.beginStream();
              line.chunk("data: " + delta("noon") + "\n\ndata: [DONE]\n\n");
              line.waitForClose();
            })) {
      assertThat(completed(server.model()).text()).isEqualTo("noon");
      assertThat(server.seesClose()).isTrue();
    }
  }

  @Test
  void closesTheConnectionIfAReplyIsTooLong() throws Exception {
    try (var server =
        serverWith(
            (request, line) -> {
              line.beginStream();
              for (int chunk = 0; chunk < 200; chunk++) {
                line.chunk("data: " + delta("more and more") + "\n\n");
              }
              line.waitForClose();
            })) {
      assertThat(failure(OpenAiModel.of(server.server(10_000, "{}"), HTTP)))
          .isInstanceOf(Final.class)
          .hasMessageContaining("more than 10000 bytes");
      assertThat(server.seesClose()).isTrue();
    }
  }

  @Test
  void closesTheConnectionIfNoByteArrives() throws Exception {
    assertStall((request, line) -> line.waitForClose());
  }

  @Test
  void closesTheConnectionIfAStreamStalls() throws Exception {
    assertStall(
        (request, line) -> {
          line.beginStream();
          line.chunk("data: " + delta("no") + "\n\n");
          line.waitForClose();
        });
  }

  @Test
  void closesTheConnectionIfAnErrorBodyStalls() throws Exception {
    assertStall(
        (request, line) -> {
          line.send("HTTP/1.1 500 Oh\r\nContent-Length: 100\r\n\r\nwell");
          line.waitForClose();
        });
  }

  @Test
  void closesTheRequestOfACancelledCall() throws Exception {
    assertCancels((request, line) -> {});
  }

  @Test
  void closesTheStreamOfACancelledCall() throws Exception {
    assertCancels(
        (request, line) -> {
          line.beginStream();
          line.chunk("data: " + delta("no") + "\n\n");
        });
  }

  /**
   * The stream reports its usage and then stays open. Some servers report the usage in every event.
   */
  @Test
  void aCancelledCallHasTheUsageThatTheServerReported() throws Exception {
    var received = new CountDownLatch(1);
    try (var server =
        serverWith(
            (request, line) -> {
              line.beginStream();
              line.chunk(
                  "data:"
                      + " {\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3}}\n\n");
              line.chunk("data: " + delta("no") + "\n\n");
              line.waitForClose();
            })) {
      var call = server.model().complete(PROMPT, piece -> received.countDown());
      received.await();

      call.cancel();

      assertThat(failure(call).usage()).isEqualTo(Usage.ofCall(12, 3));
    }
  }

  @Test
  void cancellingAfterTheReplyHasNoEffect() throws IOException {
    try (var server = serverWith(stream(delta("noon"), "[DONE]"))) {
      var model = server.model();
      var call = model.complete(PROMPT);
      var reply = ScriptedServer.value(call);

      call.cancel();

      assertThat(ScriptedServer.value(call)).isEqualTo(reply);
      completed(model);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  private static void assertCancels(Script begin) throws Exception {
    var requested = new CountDownLatch(1);
    try (var server =
        serverWith(
            (request, line) -> {
              begin.answer(request, line);
              requested.countDown();
              line.waitForClose();
            })) {
      var call = server.model().complete(PROMPT);
      requested.await();

      call.cancel();

      assertThat(failure(call)).isInstanceOf(Final.class).hasMessage("cancelled");
      assertThat(server.seesClose()).isTrue();
    }
  }

  private static void assertStall(Script script) throws Exception {
    try (var server = serverWith(script)) {
      var model = OpenAiModel.of(server.server("http", Optional.empty(), SHORT_TIMEOUT), HTTP);

      assertThat(failure(model))
          .isInstanceOfSatisfying(
              Retriable.class, stall -> assertThat(stall.trouble()).isEqualTo(Trouble.FAULT))
          .hasMessageContaining("sent nothing for 150 ms");
      assertThat(server.seesClose()).isTrue();
    }
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
