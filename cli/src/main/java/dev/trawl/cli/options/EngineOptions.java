package dev.trawl.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that works with documents. */
public final class EngineOptions {
  @Option(
      names = "--lang",
      paramLabel = "CODE",
      description = "The question's language, as ISO 639-1 (en, zh, …). Default: detected.")
  private @Nullable String language;

  @Option(
      names = "--window",
      paramLabel = "N",
      description =
          "Maximum number of tokens in one model call, prompt and reply together. Default: 8192.")
  private @Nullable Integer windowTokens;

  @Option(
      names = "--model-url",
      paramLabel = "URL",
      description =
          "Base URL of an OpenAI-compatible API, such as http://127.0.0.1:11434/v1. Default:"
              + " $$OPENAI_BASE_URL if a model is named, otherwise the embedded lexical model.")
  private @Nullable String modelUrl;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Name of the model at --model-url. Default: $$TRAWL_MODEL.")
  private @Nullable String modelName;

  @Option(
      names = "--api-key-env",
      paramLabel = "NAME",
      description = "Environment variable that contains the API key. Default: OPENAI_API_KEY.")
  private @Nullable String apiKeyVariable;

  @Option(
      names = "--price",
      paramLabel = "PROMPT,REPLY",
      converter = PriceOption.class,
      description =
          "Price of a million prompt tokens and of a million reply tokens, such as 0.15,0.60."
              + " Default: the price in the settings, or a built-in price if there is one.")
  private PriceOption.@Nullable Price price;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for indexes. Default: trawl in the user's cache directory.")
  private @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings file; it overrides conf/application.conf.")
  private @Nullable Path config;

  @Option(
      names = "--quiet",
      description = "Show no progress and no notes, only warnings and errors.")
  private boolean quiet;

  @Option(names = "--debug", description = "Log in detail and show stack traces.")
  private boolean debug;

  public Optional<String> language() {
    return Optional.ofNullable(language);
  }

  public Optional<Integer> windowTokens() {
    return Optional.ofNullable(windowTokens);
  }

  public Optional<String> modelUrl() {
    return Optional.ofNullable(modelUrl);
  }

  public Optional<String> modelName() {
    return Optional.ofNullable(modelName);
  }

  public Optional<String> apiKeyVariable() {
    return Optional.ofNullable(apiKeyVariable);
  }

  Optional<PriceOption.Price> price() {
    return Optional.ofNullable(price);
  }

  public Optional<Path> data() {
    return Optional.ofNullable(data);
  }

  public Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  public boolean quiet() {
    return quiet;
  }

  public boolean debug() {
    return debug;
  }
}
