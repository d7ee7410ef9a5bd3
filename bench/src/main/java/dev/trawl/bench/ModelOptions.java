package dev.trawl.bench;

import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The model that answers, where it is not the one that the user has set. */
final class ModelOptions {
  @Option(
      names = "--model-url",
      paramLabel = "URL",
      description =
          "OpenAI-compatible API to ask. Default: as conf/application.conf has it; without one the"
              + " embedded model.")
  private @Nullable String url;

  @Option(names = "--model", paramLabel = "NAME", description = "The model's name there.")
  private @Nullable String name;

  @Option(
      names = {"--api-key-env", "--key-env"},
      paramLabel = "NAME",
      description = "Environment variable that holds the key. Default: OPENAI_API_KEY.")
  private @Nullable String keyVariable;

  /** As {@code conf/application.conf} has them; empty where nothing is given. */
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
