package dev.trawl.actors.openai;

import static dev.trawl.actors.openai.ScriptedServer.HTTP;
import static dev.trawl.actors.openai.ScriptedServer.PROMPT;
import static dev.trawl.actors.openai.ScriptedServer.delta;
import static dev.trawl.actors.openai.ScriptedServer.finish;
import static dev.trawl.actors.openai.ScriptedServer.serverWith;
import static dev.trawl.actors.openai.ScriptedServer.stream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.actors.openai.ScriptedServer.Script;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelCall.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Tests many connections, reused connections, replies split at any byte, and broken connections.
 */
class HttpTest {
  private static final int MANY = 100;
  private static final int ROUNDS = 3;
  private static final int SEQUENTIAL_CALLS = 100;

  @Test
  void readsManyConcurrentRepliesSplitAtAnyByte() throws Exception {
    var event = "data: " + delta("noon") + "\n\n";
    var half = event.length() / 2;
    var halves = new ConcurrentLinkedQueue<CountDownLatch>();
    Script script =
        (request, line) -> {
          var more = new CountDownLatch(1);
          line.beginStream();
          line.chunk("data: " + delta("At ") + "\n\n");
          line.send(Integer.toHexString(event.getBytes(UTF_8).length) + "\r\n");
          line.send(event.substring(0, half));
          halves.add(more);
          more.await();
          line.send(event.substring(half) + "\r\n");
          line.chunk("data: " + finish("stop") + "\n\ndata: [DONE]\n\n");
          line.send("0\r\n\r\n");
        };
    try (var server = serverWith(script)) {
      var model = server.model();
      for (int round = 0; round < ROUNDS; round++) {
        var received = new CountDownLatch(MANY);
        var calls =
            IntStream.range(0, MANY)
                .mapToObj(call -> model.complete(PROMPT, piece -> received.countDown()))
                .toList();
        assertThat(received.await(60, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofMinutes(1)).until(() -> halves.size() == MANY);
        halves.forEach(CountDownLatch::countDown);
        halves.clear();
        assertThat(texts(calls)).containsOnly("At noon");
      }
      assertThat(server.connections()).isEqualTo(MANY);
    }
  }

  @Test
  void reusesAConnectionWhileItsReplyIsProcessed() throws Exception {
    try (var server = serverWith(stream(delta("noon"), finish("stop"), "[DONE]"))) {
      var model = server.model();
      CompletionStage<Reply<Completion>> last = model.complete(PROMPT).reply();
      for (int call = 1; call < SEQUENTIAL_CALLS; call++) {
        last = last.thenCompose(reply -> model.complete(PROMPT).reply());
      }
      var text = last.toCompletableFuture().get(60, TimeUnit.SECONDS).value().text();
      assertThat(text).isEqualTo("noon");
      assertThat(server.requests()).hasSize(SEQUENTIAL_CALLS);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void otherCallsContinueWhenConnectionsBreakOrHostsAreUnknown() throws Exception {
    Script resetsSome =
        (request, line) -> {
          if (request.has("\"broken\"")) {
            line.beginStream();
            line.reset();
          }
          stream(delta("noon"), finish("stop"), "[DONE]").answer(request, line);
        };
    try (var server = serverWith(resetsSome)) {
      var model = server.model();
      var broken = OpenAiModel.of(server.server(1_000_000, "{\"user\":\"broken\"}"), HTTP);
      var unknown =
          OpenAiModel.of(ScriptedServer.at(server.server(), "http://no.such.invalid/v1"), HTTP);
      var good = new ConcurrentLinkedQueue<ModelCall<Completion>>();
      var bad = new ConcurrentLinkedQueue<ModelCall<Completion>>();
      for (int call = 0; call < MANY; call++) {
        good.add(model.complete(PROMPT));
        bad.add((call % 10 == 0 ? unknown : broken).complete(PROMPT));
      }
      assertThat(texts(List.copyOf(good))).containsOnly("noon");
      assertThat(bad).allSatisfy(ScriptedServer::failure);
    }
  }

  private static Queue<String> texts(List<ModelCall<Completion>> calls) {
    var texts = new ConcurrentLinkedQueue<String>();
    calls.forEach(call -> texts.add(ScriptedServer.value(call).value().text()));
    return texts;
  }
}
