package dev.trawl.bench;

import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that replace the configured model. */
final class ModelOptions {
  @Option(
      names = "--model-url",
      paramLabel = "URL",
      description =
          "OpenAI-compatible API to ask. Default: the one in conf/application.conf; if none is set"
              + " there, the embedded model.")
  private @Nullable String url;

  @Option(names = "--model", paramLabel = "NAME", description = "Name of the model.")
  private @Nullable String name;

  @Option(
      names = {"--api-key-env", "--key-env"},
      paramLabel = "NAME",
      description = "Environment variable that contains the API key. Default: OPENAI_API_KEY.")
  private @Nullable String keyVariable;

  /** Returns the options as lines of {@code conf/application.conf}; empty if no option is given. */
  String settings() {
    return (url == null ? "" : "trawl.endpoints = []\n")
        + setting("url", url)
        + setting("name", name)
        + setting("api-key-env", keyVariable);
  }

  private static String setting(String key, @Nullable String value) {
    return value == null ? "" : "trawl.model.%s = %s%n".formatted(key, TextNode.valueOf(value));
  }
}
