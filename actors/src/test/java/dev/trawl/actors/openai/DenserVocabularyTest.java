package dev.trawl.actors.openai;

import static dev.trawl.actors.openai.ScriptedServer.answer;
import static dev.trawl.actors.openai.ScriptedServer.json;
import static dev.trawl.actors.openai.ScriptedServer.serverWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.trawl.actors.Trawl;
import dev.trawl.actors.openai.ScriptedServer.Request;
import dev.trawl.actors.openai.ScriptedServer.Script;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.chunk.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests complete runs with a server whose vocabulary needs 40 % more tokens than ours. */
class DenserVocabularyTest {
  private static final int WINDOW = 4096;
  private static final double DENSITY = 1.4;
  private static final Tokens TOKENS = Tokens.builtIn();
  private static final Pattern FACT = Pattern.compile("([0-9]+): The lighthouse of Varn was built");
  private static final String TEXT =
      IntStream.range(0, 60)
          .mapToObj(
              week ->
                  (week == 5 ? "The lighthouse of Varn was built by Ida Kroll. " : "")
                      + ("In week %d the clerk of Varn wrote down that the wind came from the north"
                              + " and that the pilots waited for the tide behind the outer wall. On"
                              + " the evening of day %d the keeper of the gate counted %d carts on"
                              + " the road to the market, and the watch closed the chain because of"
                              + " fog.")
                          .formatted(week, week % 7, 30 + week))
          .collect(Collectors.joining("\n\n"));

  @TempDir private Path data;

  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger largest = new AtomicInteger();

  @Test
  void theFirstFullPromptIsRefusedAndTheNextOneIsShorter() throws IOException {
    try (var server = serverWith(refusing(false))) {
      var answer = ask(server, "openai");

      assertThat(answer.text()).contains("Ida Kroll");
      assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
      assertThat(refused).hasValue(1);
      assertThat(answer.warnings()).anyMatch(DenserVocabularyTest::saysFewerChunks);
    }
  }

  @Test
  void noPromptIsRefusedAfterTheServerHasReportedTheSizeOfALargeOne() throws IOException {
    try (var server = serverWith(refusing(true))) {
      ask(server, "openai");
      var before = refused.get();

      assertThat(ask(server, "openai").text()).contains("Ida Kroll");
      assertThat(before).as("the first run may have been refused once").isLessThanOrEqualTo(1);
      assertThat(largest.get() + 512).isLessThanOrEqualTo(WINDOW);
    }
  }

  @Test
  void aReplyToAPromptThatWasCutIsNotUsed() throws IOException {
    try (var server = serverWith(this::cutting)) {
      var answer = ask(server, "ollama");

      assertThat(answer.text()).contains("Ida Kroll");
      assertThat(refused.get()).as("prompts that were cut").isBetween(1, 3);
      assertThat(answer.warnings()).anyMatch(DenserVocabularyTest::saysFewerChunks);
    }
  }

  private static boolean saysFewerChunks(String warning) {
    return warning.startsWith(
        "The prompt was too long for the model; the answer comes from fewer chunks");
  }

  /**
   * Rejects a prompt that does not fit.
   *
   * @param reports whether it reports the tokens of prompts
   */
  private Script refusing(boolean reports) {
    return (request, line) -> {
      var tokens = tokens(request);
      if (tokens + 512 > WINDOW) {
        refused.incrementAndGet();
        answer(400, tooLong(tokens)).answer(request, line);
      } else {
        largest.accumulateAndGet(tokens, Math::max);
        reply(request, reports ? tokens : 0, request.body()).answer(request, line);
      }
    };
  }

  /** Drops the beginning of a prompt that does not fit, as Ollama does, and does not report it. */
  private void cutting(Request request, ScriptedServer.Line line) throws Exception {
    var tokens = tokens(request);
    if (tokens <= WINDOW) {
      reply(request, 0, request.body()).answer(request, line);
      return;
    }
    refused.incrementAndGet();
    reply(request, WINDOW, "").answer(request, line);
  }

  private static int tokens(Request request) throws IOException {
    var count = 0;
    if (!request.body().isEmpty()) {
      for (var message :
          ApiJson.read(request.body().getBytes(StandardCharsets.UTF_8)).path("messages")) {
        count += TOKENS.count(ApiJson.text(message, "content")) + 4;
      }
    }
    return (int) Math.ceil(count * DENSITY);
  }

  private static String tooLong(int tokens) {
    return ("{\"error\":{\"message\":\"This model's maximum context length is %d tokens. However,"
            + " you requested %d tokens (%d in the messages, 512 in the"
            + " completion).\",\"type\":"
            + "\"invalid_request_error\",\"code\":\"context_length_exceeded\"}}")
        .formatted(WINDOW, tokens + 512, tokens);
  }

  /**
   * @param tokens the reported size of the prompt; 0 for none
   * @param seen the part of the prompt that the model reads
   */
  private static Script reply(Request request, int tokens, String seen) {
    var content =
        request.has("\"name\":\"answer\"")
            ? answered(seen)
            : "{\"question\":\"Who built the lighthouse of Varn?\",\"information\":\"Who built the"
                + " lighthouse of Varn?\",\"instruction\":\"\",\"kind\":\"fact\",\"keywords\":[]}";
    return json(
        "{\"choices\":[{\"message\":{\"content\":\"%s\"},\"finish_reason\":\"stop\"}]%s}"
            .formatted(
                content.replace("\"", "\\\""),
                tokens == 0
                    ? ""
                    : ",\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":9}"
                        .formatted(tokens)));
  }

  private static String answered(String seen) {
    var fact = FACT.matcher(seen);
    return fact.find()
        ? "{\"answered\":true,\"answer\":\"Ida Kroll built it [%s].\"}".formatted(fact.group(1))
        : "{\"answered\":false,\"answer\":\"\"}";
  }

  private Answer ask(ScriptedServer server, String provider) {
    var config =
        ConfigFactory.parseString(
                """
                trawl.model {
                  name = tiny
                  provider = %s
                  url = "%s"
                  api-key-env = TRAWL_KEY_THAT_NOBODY_SETS
                  window-tokens = %d
                  reply-tokens = 512
                }
                trawl.chunks.tokens-max = 160
                trawl.index.threads = 1
                pekko.loglevel = OFF
                pekko.stdout-loglevel = OFF
                """
                    .formatted(provider, server.url(), WINDOW))
            .withValue("trawl.library.directory", ConfigValueFactory.fromAnyRef(data.toString()));
    try (var trawl = Trawl.start(config)) {
      var opened =
          inTime(
              trawl.open(
                  List.of(new Source.InMemory("log.txt", TEXT.getBytes(StandardCharsets.UTF_8)))));
      var ids = List.of(opened.documents().getFirst().id());
      return inTime(
          trawl
              .ask("Who built the lighthouse of Varn?", Level.RETRIEVE, ids, event -> {})
              .answer());
    }
  }

  private static <T> T inTime(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(120, TimeUnit.SECONDS).join();
  }
}
