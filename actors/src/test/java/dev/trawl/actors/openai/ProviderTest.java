package dev.trawl.actors.openai;

import static dev.trawl.actors.openai.ScriptedServer.HTTP;
import static dev.trawl.actors.openai.ScriptedServer.answer;
import static dev.trawl.actors.openai.ScriptedServer.completed;
import static dev.trawl.actors.openai.ScriptedServer.failure;
import static dev.trawl.actors.openai.ScriptedServer.json;
import static dev.trawl.actors.openai.ScriptedServer.replying;
import static dev.trawl.actors.openai.ScriptedServer.serverInOrder;
import static dev.trawl.actors.openai.ScriptedServer.serverWith;
import static dev.trawl.actors.openai.ScriptedServer.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.actors.openai.ScriptedServer.Request;
import dev.trawl.actors.openai.ScriptedServer.Script;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.LanguageModel.ReplyForm;
import dev.trawl.protocol.model.ModelException.Refused;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the form of the requests for each provider. */
class ProviderTest {
  private static final Prompt WITH_FORM =
      new Prompt(
          ScriptedServer.PROMPT.messages(),
          64,
          Optional.of(new ReplyForm("verdict", "{\"type\":\"object\"}")));

  @ParameterizedTest
  @CsvSource({
    "https://api.openai.com/v1, OPENAI",
    "http://127.0.0.1:8000/v1, OPENAI",
    "https://res.openai.azure.com, AZURE",
    "https://res.services.ai.azure.com/openai/v1, AZURE",
    "https://res.cognitiveservices.azure.com, AZURE",
    "https://openai.azure.com.example.org/v1, OPENAI",
    "https://api.anthropic.com/v1, ANTHROPIC",
    "https://generativelanguage.googleapis.com/v1beta/openai, GEMINI",
    "https://openrouter.ai/api/v1, OPENROUTER",
    "http://127.0.0.1:11434/v1, OLLAMA",
    "http://gpu.example:11434, OLLAMA",
  })
  void isRecognisedByTheUrl(URI url, Provider provider) {
    assertThat(Provider.of(url)).isEqualTo(provider);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'',                    '', /openai/v1/chat/completions",
        "/openai/v1,            '', /openai/v1/chat/completions",
        "/openai/v1/,           '', /openai/v1/chat/completions",
        "/openai/v1,            preview, /openai/v1/chat/completions?api-version=preview",
        "'', 2024-10-21, /openai/deployments/tiny/chat/completions?api-version=2024-10-21",
        "/openai, 2024-10-21, /openai/deployments/tiny/chat/completions?api-version=2024-10-21",
        "?api-version=2024-10-21, '',"
            + " /openai/deployments/tiny/chat/completions?api-version=2024-10-21",
        "/openai/deployments/mine/chat/completions?api-version=2024-06-01, 2024-10-21,"
            + " /openai/deployments/mine/chat/completions?api-version=2024-06-01",
        "/gateway/openai, 2024-10-21,"
            + " /gateway/openai/deployments/tiny/chat/completions?api-version=2024-10-21",
      })
  void azurePathNamesTheDeploymentOrTheNewApi(String path, String version, String expected)
      throws IOException {
    try (var server = serverWith(replying("at noon"))) {
      var model = model(server.at(Provider.AZURE, path, version, Map.of()));

      assertThat(completed(model).text()).isEqualTo("at noon");

      var request = server.requests().getFirst();
      assertThat(request.line()).isEqualTo("POST " + expected + " HTTP/1.1");
      assertThat(request.headers())
          .containsEntry("api-key", "sk-secret/1")
          .doesNotContainKey("Authorization");
    }
  }

  @Test
  void azureListsModelsButNotDeployments() throws IOException {
    try (var server = serverWith(json("{\"data\":[{\"id\":\"gpt-4o\"}]}"))) {
      var model = model(server.at(Provider.AZURE, "", "2024-10-21", Map.of()));

      assertThat(value(model.describe()).value().windowTokens()).isEmpty();

      var request = server.requests().getFirst();
      assertThat(request.line()).isEqualTo("GET /openai/models?api-version=2024-10-21 HTTP/1.1");
      assertThat(request.headers()).containsEntry("api-key", "sk-secret/1");
    }
  }

  @Test
  void anthropicExpectsABearerTokenForChats() throws IOException {
    try (var server = serverWith(replying("at noon"))) {
      assertThat(completed(model(server.at(Provider.ANTHROPIC, "/v1/"))).text())
          .isEqualTo("at noon");

      var request = server.requests().getFirst();
      assertThat(request.line()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
      assertThat(request.headers()).containsEntry("Authorization", "Bearer sk-secret/1");
    }
  }

  @Test
  void anthropicListsItsModelsWithItsOwnHeadersAndWithoutAliases() throws IOException {
    var list = "{\"data\":[{\"id\":\"tiny-20260101\",\"max_input_tokens\":200000}]}";
    try (var server = serverWith(json(list))) {
      assertThat(window(model(server.at(Provider.ANTHROPIC, "/v1")))).isEmpty();

      var request = server.requests().getFirst();
      assertThat(request.line()).isEqualTo("GET /v1/models HTTP/1.1");
      assertThat(request.headers())
          .containsEntry("x-api-key", "sk-secret/1")
          .containsEntry("anthropic-version", "2023-06-01")
          .doesNotContainKey("Authorization");
    }
    try (var server = serverWith(json(list.replace("-20260101", "")))) {
      assertThat(window(model(server.at(Provider.ANTHROPIC, "/v1")))).hasValue(200_000);
    }
  }

  /** The error message is from github.com/ccbogel/QualCoder/issues/1208. */
  @Test
  void requestsJsonFromAnthropicOnlyWithASchema() throws IOException {
    Script strict =
        (request, line) ->
            (request.has("\"json_object\"")
                    ? answer(400, error("response_format.type: Input should be 'json_schema'"))
                    : replying("at noon"))
                .answer(request, line);
    try (var server = serverWith(strict)) {
      var model = model(server.at(Provider.ANTHROPIC, "/v1"));

      assertThat(completed(model, WITH_FORM).text()).isEqualTo("at noon");

      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void retriesWithoutTemperatureIfTheModelRejectsIt() throws IOException {
    Script strict =
        (request, line) ->
            (request.has("\"temperature\"")
                    ? answer(400, error("`temperature` is deprecated for this model."))
                    : replying("at noon"))
                .answer(request, line);
    try (var server = serverWith(strict)) {
      assertThat(completed(model(server.at(Provider.ANTHROPIC, "/v1"))).text())
          .isEqualTo("at noon");
    }
  }

  @Test
  void geminiHasALongerPathAndListsModelsWithAPrefix() throws IOException {
    try (var server =
        serverInOrder(json("{\"data\":[{\"id\":\"models/tiny\"}]}"), replying("at noon"))) {
      var model = model(server.at(Provider.GEMINI, "/v1beta/openai/"));

      assertThat(window(model)).isEmpty();
      assertThat(completed(model).text()).isEqualTo("at noon");

      assertThat(server.requests())
          .extracting(Request::line)
          .containsExactly(
              "GET /v1beta/openai/models HTTP/1.1",
              "POST /v1beta/openai/chat/completions HTTP/1.1");
      assertThat(server.requests().getLast().headers())
          .containsEntry("Authorization", "Bearer sk-secret/1");
    }
  }

  @Test
  void recognisesAWrongKeyInStatus400FromGemini() throws IOException {
    var body =
        "[{\"error\":{\"code\":400,\"message\":\"API key not valid. Please pass a valid API key.\","
            + "\"status\":\"INVALID_ARGUMENT\"}}]";
    try (var server = serverWith(answer(400, body))) {
      assertThat(failure(model(server.at(Provider.GEMINI, "/v1beta/openai"))))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("is its key correct (trawl.model.api-key-env");
    }
  }

  @Test
  void sendsHeadersThatNameTheApplicationToOpenRouter() throws IOException {
    var headers =
        Map.of("HTTP-Referer", new Secret("https://trawl.example"), "X-Title", new Secret("trawl"));
    try (var server = serverWith(replying("at noon"))) {
      completed(model(server.at(Provider.OPENROUTER, "/api/v1", "", headers)));

      var request = server.requests().getFirst();
      assertThat(request.line()).isEqualTo("POST /api/v1/chat/completions HTTP/1.1");
      assertThat(request.headers())
          .containsEntry("Authorization", "Bearer sk-secret/1")
          .containsEntry("HTTP-Referer", "https://trawl.example")
          .containsEntry("X-Title", "trawl");
    }
  }

  @Test
  void openRouterListsAModelWithoutTheEndingOfItsName() throws IOException {
    try (var server = serverWith(json("{\"data\":[{\"id\":\"tiny\",\"context_length\":8192}]}"))) {
      var base = server.at(Provider.OPENROUTER, "/api/v1");

      assertThat(window(model(withModel(base, "tiny:nitro")))).hasValue(8192);
      assertThat(failure(model(withModel(base, "large:nitro")).describe()))
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void ollamaReportsTheWindowOfALoadedModel() throws IOException {
    try (var server =
        ollama("{\"models\":[{\"name\":\"tiny:latest\",\"context_length\":4096}]}", "8192")) {
      assertThat(window(model(server.at(Provider.OLLAMA, "/v1")))).hasValue(4096);
      assertThat(server.requests())
          .extracting(Request::line)
          .containsExactlyInAnyOrder(
              "GET /v1/models HTTP/1.1", "GET /api/ps HTTP/1.1", "POST /api/show HTTP/1.1");
      assertThat(server.requests()).anyMatch(request -> request.has("{\"model\":\"tiny\"}"));
    }
  }

  @Test
  void ollamaReportsTheWindowOfAModelfile() throws IOException {
    try (var server = ollama("{\"models\":[{\"name\":\"other\",\"context_length\":1}]}", "8192")) {
      assertThat(window(model(server.at(Provider.OLLAMA, "/v1")))).hasValue(8192);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"models\":[]}", "{}", "no json"})
  void ollamaReportsNoWindowForAModelThatIsNotLoaded(String loaded) throws IOException {
    try (var server = ollama(loaded, "")) {
      var model = model(server.at(Provider.OLLAMA, "/v1"));

      assertThat(window(model)).isEmpty();
      assertThat(model.cutsLongPrompts()).isTrue();
    }
  }

  @Test
  void ollamaNamesTheModelsThatItHas() throws IOException {
    try (var server = ollama("{}", "")) {
      assertThat(failure(model(withModel(server.at(Provider.OLLAMA, "/v1"), "large")).describe()))
          .isInstanceOf(Refused.class)
          .hasMessageEndingWith("it has tiny:latest");
    }
  }

  @Test
  void aConfiguredHeaderReplacesTheDefault() throws IOException {
    var headers = Map.of("authorization", new Secret("Bearer entra-token"));
    try (var server = serverWith(replying("at noon"))) {
      completed(model(server.at(Provider.OPENAI, "/v1", "", headers)));

      assertThat(server.requests().getFirst().headers())
          .containsEntry("Authorization", "Bearer entra-token");
    }
  }

  @Test
  void theValueOfAHeaderIsNotShown() throws IOException {
    var headers = Map.of("X-Token", new Secret("tok-4711"));
    try (var server = serverWith(answer(403, error("tok-4711 may not use this")))) {
      var at = server.at(Provider.OPENAI, "/v1", "", headers);

      assertThat(failure(model(at))).hasMessageContaining("… may not use this");
      assertThat(at.toString()).doesNotContain("tok-4711", "sk-secret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Host, example.org, Host",
    "content-length, 7, content-length",
    "'X Title', trawl, X Title",
    "X-Title, 'a\nb', X-Title",
    "X-Title, 'naïve', X-Title",
  })
  void rejectsAHeaderThatCannotBeSent(String name, String value, String text) throws IOException {
    try (var server = serverWith(replying("at noon"))) {
      var at = server.at(Provider.OPENAI, "/v1", "", Map.of(name, new Secret(value)));

      assertThatThrownBy(() -> model(at))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("trawl.model.headers: ")
          .hasMessageContaining(text);
    }
  }

  private static OpenAiModel model(Server server) {
    return OpenAiModel.of(server, HTTP);
  }

  private static OptionalInt window(OpenAiModel model) {
    return value(model.describe()).value().windowTokens();
  }

  private static String error(String message) {
    return "{\"error\":{\"message\":\"%s\",\"type\":\"invalid_request_error\"}}".formatted(message);
  }

  private static Server withModel(Server server, String model) {
    return new Server(
        server.url(),
        model,
        server.key(),
        server.setting(),
        server.connectTimeout(),
        server.stallTimeout(),
        server.maxReplyBytes(),
        server.extraBody(),
        server.api());
  }

  /**
   * An Ollama server that has the model tiny.
   *
   * @param loaded its reply to {@code /api/ps}
   * @param numCtx the window that its Modelfile sets; empty for none
   */
  private static ScriptedServer ollama(String loaded, String numCtx) {
    var parameters =
        numCtx.isEmpty() ? "" : "stop \\\"<|end|>\\\"\\nnum_ctx                        " + numCtx;
    return serverWith(
        (request, line) ->
            (switch (request.line().split(" ")[1]) {
                  case "/v1/models" -> json("{\"data\":[{\"id\":\"tiny:latest\"}]}");
                  case "/api/ps" -> json(loaded);
                  case "/api/show" ->
                      json(
                          "{\"parameters\":\"%s\",\"model_info\":{\"llama.context_length\":131072}}"
                              .formatted(parameters));
                  default -> answer(404, "404 page not found");
                })
                .answer(request, line));
  }
}
