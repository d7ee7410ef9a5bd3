package dev.trawl.actors.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.trawl.actors.Trawl;
import dev.trawl.actors.run.Question;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the messages about a model and its price that users see before they ask. */
class InspectionTest {
  @TempDir private Path data;

  @Test
  void aWindowLargerThanOllamasWindowIsAProblem() throws IOException {
    var found = inspect("{\"models\":[{\"name\":\"tiny:latest\",\"context_length\":4096}]}", 8192);

    assertThat(found.problem().orElseThrow())
        .isEqualTo(
            "trawl.model.window-tokens is more than the 4096 tokens with which Ollama runs tiny,"
                + " and Ollama cuts longer prompts without an error: lower the setting, or start"
                + " Ollama with OLLAMA_CONTEXT_LENGTH=8192");
  }

  @Test
  void aModelThatOllamaHasNotLoadedCausesAWarning() throws IOException {
    var found = inspect("{\"models\":[]}", 8192);

    assertThat(found.problem()).isEmpty();
    assertThat(found.warnings())
        .containsExactly(
            "Ollama does not report the window of tiny, because the model is not loaded;"
                + " it cuts prompts that are too long, without an error, often at 4096 tokens, and"
                + " trawl.model.window-tokens is 8192: start Ollama with"
                + " OLLAMA_CONTEXT_LENGTH=8192");
  }

  @Test
  void aWindowThatOllamaSupportsIsNoProblem() throws IOException {
    assertThat(inspect("{\"models\":[{\"name\":\"tiny\",\"context_length\":8192}]}", 8192))
        .isEqualTo(Inspection.NO_PROBLEM);
    assertThat(inspect("{\"models\":[]}", 4096)).isEqualTo(Inspection.NO_PROBLEM);
  }

  /** No request is sent: an estimate calls no model. */
  @Test
  void aBuiltInPriceAllowsACostLimitAndShowsItsDate() {
    try (var trawl =
        start("url = \"https://api.openai.com/v1\", name = gpt-4o-mini, window-tokens = 8192")) {
      var opened = inTime(trawl.open(List.of(source())));
      var ids = List.of(opened.documents().getFirst().id());
      var estimate = inTime(trawl.estimate("Who drew the map?", Level.READ, ids));

      assertThat(estimate.most().usage().cost().orElseThrow()).isBetween(1e-5, 1e-2);
      assertThat(estimate.assumptions())
          .anyMatch(
              assumption ->
                  assumption.contains(
                      "a million prompt tokens cost 0.15 and a million reply tokens 0.6, the"
                          + " provider's price in US dollars, read on 2026-"));
      assertThat(trawl.prices()).hasSize(1).allMatch(price -> price.contains("read on 2026-"));
      assertThat(trawl.refusal(costLimited(ids))).isEmpty();
    }
  }

  @Test
  void withoutAPriceALimitOnCostIsRefused() {
    try (var trawl =
        start("url = \"https://api.openai.com/v1\", name = gpt-4o-mini, price.built-in = false")) {
      assertThat(trawl.prices()).isEmpty();
      assertThat(trawl.refusal(costLimited(List.of(new DocumentId("0".repeat(64))))).orElseThrow())
          .contains("trawl.model.price");
    }
  }

  private static Question costLimited(List<DocumentId> ids) {
    return Question.of("Who drew the map?", Level.READ, ids)
        .withBudget(
            new Budget(
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalDouble.of(0.5),
                Optional.empty()));
  }

  private static Source source() {
    return new Source.InMemory(
        "map.txt", "The map was drawn by Ida Kroll.".getBytes(StandardCharsets.UTF_8));
  }

  private Inspection inspect(String loaded, int window) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/v1/models", "{\"data\":[{\"id\":\"tiny:latest\"}]}");
    answer(server, "/api/ps", loaded);
    answer(server, "/api/show", "{\"parameters\":\"\"}");
    server.start();
    try (var trawl =
        start(
            "url = \"http://127.0.0.1:%d/v1\", name = tiny, provider = ollama, window-tokens = %d"
                .formatted(server.getAddress().getPort(), window))) {
      return inTime(trawl.inspect());
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpServer server, String path, String json) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length());
            exchange.getResponseBody().write(json.getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  private Trawl start(String model) {
    return Trawl.start(
        ConfigFactory.parseString(
                "trawl.model { %s, api-key-env = TRAWL_KEY_THAT_NOBODY_SETS }".formatted(model))
            .withFallback(
                ConfigFactory.parseString(
                    "pekko.loglevel = OFF, pekko.stdout-loglevel = OFF, trawl.index.threads = 1"))
            .withValue("trawl.library.directory", ConfigValueFactory.fromAnyRef(data.toString())));
  }

  private static <T> T inTime(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
