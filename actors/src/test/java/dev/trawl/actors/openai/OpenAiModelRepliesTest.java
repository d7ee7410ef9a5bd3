package dev.trawl.actors.openai;

import static dev.trawl.actors.openai.ScriptedServer.PROMPT;
import static dev.trawl.actors.openai.ScriptedServer.completed;
import static dev.trawl.actors.openai.ScriptedServer.delta;
import static dev.trawl.actors.openai.ScriptedServer.finish;
import static dev.trawl.actors.openai.ScriptedServer.json;
import static dev.trawl.actors.openai.ScriptedServer.serverInOrder;
import static dev.trawl.actors.openai.ScriptedServer.serverWith;
import static dev.trawl.actors.openai.ScriptedServer.stream;
import static dev.trawl.actors.openai.ScriptedServer.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.End;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests how successful replies are read. */
class OpenAiModelRepliesTest {
  @Test
  void passesOnTheTextAsItArrives() throws Exception {
    var more = new CountDownLatch(1);
    var received = new LinkedBlockingQueue<String>();
    try (var server =
        serverWith(
            (request, line) -> {
              line.beginStream();
              line.chunk("data: " + delta("At ") + "\n\n");
              more.await();
              line.chunk("data: " + delta("noon") + "\n\n");
              line.chunk("data: " + finish("stop") + "\n\ndata: [DONE]\n\n");
              line.send("0\r\n\r\n");
            })) {
      var call = server.model().complete(PROMPT, received::add);
      assertThat(received.poll(60, TimeUnit.SECONDS)).isEqualTo("At ");
      assertThat(call.reply().toCompletableFuture()).isNotDone();
      more.countDown();
      assertThat(call.reply().toCompletableFuture().get(60, TimeUnit.SECONDS).value().text())
          .isEqualTo("At noon");
      assertThat(received).containsExactly("noon");
    }
  }

  @Test
  void readsAStreamWithUsageAndEnd() throws IOException {
    try (var server =
        serverWith(
            stream(
                "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
                delta("at "),
                delta("noon"),
                finish("stop"),
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3}}",
                "[DONE]"))) {
      var reply = value(server.model().complete(PROMPT));

      assertThat(reply.value()).isEqualTo(new Completion("at noon", End.COMPLETE));
      assertThat(reply.usage()).isEqualTo(Usage.ofCall(12, 3));
    }
  }

  @Test
  void hasNoTokenCountsIfTheServerReportsNone() throws IOException {
    try (var server = serverWith(stream(delta("noon"), finish("stop"), "[DONE]"))) {
      assertThat(value(server.model().complete(PROMPT)).usage()).isEqualTo(Usage.ofCall(0, 0));
    }
  }

  @Test
  void readsTheUsageOfAReplyWithoutStreaming() throws IOException {
    try (var server =
        serverWith(
            json(
                """
                {"choices": [{"message": {"content": "noon"}, "finish_reason": "length"}],
                 "usage": {"prompt_tokens": 5, "completion_tokens": 1}}
                """))) {
      var reply = value(server.model().complete(PROMPT));

      assertThat(reply.value()).isEqualTo(new Completion("noon", End.LENGTH));
      assertThat(reply.usage()).isEqualTo(Usage.ofCall(5, 1));
    }
  }

  @Test
  void reportsWhyAReplyEnded() throws IOException {
    try (var server =
        serverInOrder(
            stream(finish("stop")),
            stream(finish("length")),
            stream(finish("content_filter")),
            stream(finish("tool_calls")),
            stream(delta("no reason, but an end"), "[DONE]"))) {
      var model = server.model();

      assertThat(IntStream.range(0, 5).mapToObj(call -> completed(model).end()))
          .containsExactly(End.COMPLETE, End.LENGTH, End.FILTERED, End.COMPLETE, End.COMPLETE);
    }
  }

  @Test
  void keepsThoughtsOutOfTheReply() throws IOException {
    try (var server =
        serverWith(
            stream(
                "{\"choices\":[{\"delta\":{\"content\":null,\"reasoning_content\":\"hm\"}}]}",
                "{\"choices\":[{\"delta\":{\"reasoning\":\"hm\"}}]}",
                delta("<th"),
                delta("ink>is it ten?</think>\\n"),
                delta("noon"),
                finish("stop"),
                "[DONE]"))) {
      assertThat(completed(server.model()).text()).isEqualTo("noon");
    }
  }

  @Test
  void readsTheTextFromPartsOfAReply() throws IOException {
    try (var server =
        serverWith(
            json(
                """
                {"choices": [{"message": {"content": [
                  {"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]},
                  {"type": "text", "text": "noon"}]}}]}
                """))) {
      assertThat(completed(server.model()).text()).isEqualTo("noon");
    }
  }
}
