package dev.trawl.cli;

import dev.trawl.actors.Trawl;
import dev.trawl.cli.options.EngineSettings;
import dev.trawl.cli.terminal.Interrupts;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts trawl and checks that its model can be used, so that a wrong key or an unreachable server
 * is reported before any document is parsed.
 */
final class ModelCheck {
  private static final int TIMEOUT_MS = 10_000;
  private static final int UNREACHABLE = -1;

  private static final String HOW_TO_CONFIGURE =
      "to use one, set OPENAI_BASE_URL and TRAWL_MODEL, or --model-url and --model";

  private ModelCheck() {}

  /**
   * Starts trawl. If there is no API at the model's URL, such as {@code http://127.0.0.1:11434},
   * but there is an API at the same URL with {@code /v1} added, that URL is used.
   *
   * @param say shows the user which model is used, and its price
   * @param warn shows a warning about this model
   */
  static Trawl start(
      EngineSettings given, Consumer<String> say, Consumer<String> warn, Interrupts interrupts) {
    var settings =
        given
            .withVersionInUrl()
            .filter(versioned -> !isApi(given.modelUrl()) && isApi(versioned.modelUrl()))
            .orElse(given);
    var trawl = settings.start();
    try {
      var warnings = check(trawl, interrupts);
      say.accept(model(trawl, settings));
      warnings.forEach(warn);
      return trawl;
    } catch (RuntimeException failure) {
      trawl.close();
      throw failure;
    }
  }

  /** Returns warnings; a model that cannot be used ends the command. */
  private static List<String> check(Trawl trawl, Interrupts interrupts) {
    var found =
        interrupts.await(
            trawl.inspect(), "interrupted while connecting to the model; no question was asked");
    if (found.problem().isPresent()) {
      throw EngineSettings.wrongModel(found.problem().get());
    }
    return found.warnings();
  }

  /** Returns true if {@code url} serves a list of models, or would serve it with a valid key. */
  private static boolean isApi(String url) {
    var status = status(url + "/models");
    return status != UNREACHABLE && status != HttpURLConnection.HTTP_NOT_FOUND;
  }

  private static int status(String url) {
    try {
      var connection = URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MS);
      connection.setReadTimeout(TIMEOUT_MS);
      return connection instanceof HttpURLConnection http ? http.getResponseCode() : UNREACHABLE;
    } catch (IOException | IllegalArgumentException unreachable) {
      return UNREACHABLE;
    }
  }

  private static Stream<String> prices(Trawl trawl) {
    return trawl.prices().stream()
        .map(price -> Character.toUpperCase(price.charAt(0)) + price.substring(1));
  }

  private static String model(Trawl trawl, EngineSettings settings) {
    var name = trawl.model().name();
    if (!trawl.isEmbedded()) {
      return Stream.of(Stream.of("Model: " + name), prices(trawl), settings.note().stream())
          .flatMap(part -> part)
          .map(part -> part + ".")
          .collect(Collectors.joining(" "));
    }
    return "No language model is configured, so the embedded model %s answers; %s. See docs/models.md."
        .formatted(name, settings.note().orElse(HOW_TO_CONFIGURE));
  }
}
