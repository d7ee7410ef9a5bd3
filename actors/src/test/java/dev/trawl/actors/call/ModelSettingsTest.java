package dev.trawl.actors.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.trawl.actors.model.Price;
import dev.trawl.actors.openai.Provider;
import dev.trawl.actors.openai.Secret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the settings of a model that concern its provider and its price. */
class ModelSettingsTest {
  private static final String OPENAI = "url = \"https://api.openai.com/v1\", name = gpt-4o-mini";

  @ParameterizedTest
  @CsvSource({
    "auto, https://res.openai.azure.com, AZURE",
    "auto, http://gpu:8000/v1, OPENAI",
    "ollama, http://gpu:8000/v1, OLLAMA",
    "Azure, https://gateway.example/openai, AZURE"
  })
  void theSettingOrTheUrlDeterminesTheProvider(String setting, String url, Provider provider) {
    var settings = settings("provider = %s, url = \"%s\", name = m".formatted(setting, url));

    assertThat(settings.server().api().provider()).isEqualTo(provider);
  }

  @Test
  void rejectsAnUnknownProvider() {
    assertThatThrownBy(() -> settings(OPENAI + ", provider = aws"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "trawl.model: provider: 'aws' is not one of auto, openai, azure, anthropic, gemini,"
                + " openrouter, ollama");
  }

  @Test
  void headersAndTheVersionReachTheServer() {
    var api =
        settings(OPENAI + ", api-version = 2024-10-21, headers { X-Title = trawl, X-Team = 7 }")
            .server()
            .api();

    assertThat(api.version()).isEqualTo("2024-10-21");
    assertThat(api.headers())
        .isEqualTo(Map.of("X-Title", new Secret("trawl"), "X-Team", new Secret("7")));
  }

  /** The JVM always has the variable PATH. */
  @Test
  void aHeaderCanComeFromTheEnvironmentAndIsLeftOutIfTheVariableIsNotSet() {
    var headers =
        settings(OPENAI + ", headers { X-Path = ${PATH}, X-None = ${?TRAWL_NOBODY_SETS_THIS} }")
            .server()
            .api()
            .headers();

    assertThat(headers).isEqualTo(Map.of("X-Path", new Secret(System.getenv("PATH"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "[a]", "{ b = c }"})
  void aHeaderMustBeText(String value) {
    assertThatThrownBy(() -> settings(OPENAI + ", headers { X-Title = %s }".formatted(value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trawl.model: headers: the value of X-Title is not text");
  }

  @Test
  void aCommonModelHasABuiltInPrice() {
    var price = settings(OPENAI).prompting().price().orElseThrow();

    assertThat(price.perMillionPromptTokens()).isEqualTo(0.15);
    assertThat(price.perMillionReplyTokens()).isEqualTo(0.60);
    assertThat(price.inWords()).contains("in US dollars, read on 2026-");
  }

  @Test
  void aConfiguredPriceReplacesTheBuiltInOne() {
    var price = settings(OPENAI + ", price { prompt-per-million = 3, reply-per-million = 4 }");

    assertThat(price.prompting().price())
        .isEqualTo(Optional.of(new Price(3, 4, "set by trawl.model.price")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OPENAI + ", price.built-in = false",
        "url = \"https://api.openai.com/v1\", name = my-own-model",
        "url = \"http://127.0.0.1:8000/v1\", name = gpt-4o-mini",
        "url = \"https://res.openai.azure.com\", name = gpt-4o-mini"
      })
  void otherModelsHaveNoKnownPrice(String model) {
    assertThat(settings(model).prompting().price()).isEmpty();
  }

  private static ModelSettings settings(String model) {
    var config =
        ConfigFactory.parseString("trawl.model { %s }".formatted(model))
            .withFallback(ConfigFactory.parseResources("dev/trawl/application.conf"))
            .resolve();
    return ModelSettings.from(config.getConfig("trawl"), Map.of()).getFirst();
  }
}
