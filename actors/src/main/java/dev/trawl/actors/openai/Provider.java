package dev.trawl.actors.openai;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A company or program that serves models. All providers offer OpenAI's chat API, with the
 * differences that {@code docs/models.md} lists.
 */
public enum Provider {
  /** OpenAI, and every server whose API has no differences that matter here. */
  OPENAI,
  AZURE,
  ANTHROPIC,
  GEMINI,
  OPENROUTER,
  OLLAMA;

  private static final Pattern AZURE_HOST =
      Pattern.compile(".+\\.(openai|cognitiveservices|services\\.ai)\\.azure\\.(com|us|cn)");

  /** Ollama's default port. */
  private static final int OLLAMA_PORT = 11434;

  /** The provider with this name in the settings; case does not matter. */
  public static Optional<Provider> named(String name) {
    return Stream.of(values()).filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The provider that {@code url} belongs to, judged by its host and port. */
  public static Provider of(URI url) {
    var host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    if (AZURE_HOST.matcher(host).matches()) {
      return AZURE;
    }
    return switch (host) {
      case "api.anthropic.com" -> ANTHROPIC;
      case "generativelanguage.googleapis.com" -> GEMINI;
      case "openrouter.ai" -> OPENROUTER;
      default -> url.getPort() == OLLAMA_PORT ? OLLAMA : OPENAI;
    };
  }

  /**
   * Returns true if a model that is not in the provider's list does not exist. Azure lists models
   * but not deployments, and Anthropic does not list every alias of its models.
   */
  boolean listsEveryName() {
    return this != AZURE && this != ANTHROPIC;
  }
}
