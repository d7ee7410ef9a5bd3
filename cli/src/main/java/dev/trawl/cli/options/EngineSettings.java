package dev.trawl.cli.options;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.trawl.actors.Trawl;
import dev.trawl.cli.terminal.CommandFailure;
import dev.trawl.cli.terminal.Count;
import dev.trawl.cli.terminal.OneLine;
import dev.trawl.http.server.EdgeSettings;
import dev.trawl.retrieval.document.DocumentSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What trawl is started with. Options of the command line go before {@code --config}, that before
 * {@code conf/application.conf} of the tree, that before the packaged defaults.
 */
public record EngineSettings(Config settings) {
  /** Where the launcher says that {@code conf/application.conf} lies. */
  private static final String TREE_CONF = "trawl.conf";

  private static final String DIRECTORY = "trawl.library.directory";
  private static final String WINDOW = "trawl.lexical.window-tokens";
  private static final String MODEL_WINDOW = "trawl.model.window-tokens";
  private static final String URL = "trawl.model.url";
  private static final String NAME = "trawl.model.name";
  private static final String KEY = "trawl.model.api-key-env";
  private static final String ENDPOINTS = "trawl.endpoints";
  private static final String LANGUAGE = "trawl.runs.question-language";

  private static final Map<String, String> OPTIONS =
      Map.of(
          DIRECTORY,
          "--data",
          WINDOW,
          "--window",
          MODEL_WINDOW,
          "--window",
          LANGUAGE,
          "--lang",
          URL,
          "--model-url",
          NAME,
          "--model",
          KEY,
          "--api-key-env");

  public static EngineSettings of(EngineOptions options) {
    try {
      var settings = ConfigFactory.defaultOverrides();
      settings = with(settings, DIRECTORY, options.data().map(EngineSettings::full));
      settings = with(settings, WINDOW, options.windowTokens());
      settings = with(settings, MODEL_WINDOW, options.windowTokens());
      settings = with(settings, LANGUAGE, options.language());
      settings = with(settings, URL, options.modelUrl());
      settings = with(settings, ENDPOINTS, options.modelUrl().map(url -> List.of()));
      settings = with(settings, NAME, options.modelName());
      settings = with(settings, KEY, options.apiKeyVariable().map(EngineSettings::isSet));
      if (options.config().isPresent()) {
        settings = settings.withFallback(file(options.config().get()));
      }
      var tree = Optional.ofNullable(System.getProperty(TREE_CONF)).map(Path::of);
      if (tree.isPresent() && Files.isReadable(tree.get())) {
        settings = settings.withFallback(file(tree.get()));
      }
      var complete =
          settings
              .withFallback(ConfigFactory.parseResources("dev/trawl/application.conf"))
              .withFallback(ConfigFactory.defaultReferenceUnresolved())
              .resolve();
      checkModel(options, complete);
      return new EngineSettings(complete);
    } catch (ConfigException wrong) {
      throw unusable(wrong);
    }
  }

  /** Starts trawl with them; a setting that makes no sense ends the command. */
  public Trawl start() {
    try {
      return Trawl.start(settings);
    } catch (ConfigException | IllegalArgumentException wrong) {
      throw unusable(wrong);
    }
  }

  /** Limits for finding and reading documents. */
  public DocumentSettings documents() {
    try {
      return DocumentSettings.from(settings.getConfig("trawl"));
    } catch (ConfigException | IllegalArgumentException wrong) {
      throw unusable(wrong);
    }
  }

  /** How it is served over HTTP. */
  public EdgeSettings edge() {
    try {
      return EdgeSettings.from(settings);
    } catch (ConfigException | IllegalArgumentException wrong) {
      throw unusable(wrong);
    }
  }

  /** Refuses a question that no run would take. */
  public void check(String question) {
    if (question.isBlank()) {
      throw CommandFailure.unusable("the question is empty; put it in quotes after the options");
    }
    if (question.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw CommandFailure.unusable("the question has no words; ask in words, in quotes");
    }
    var most = questionCharsMax();
    if (question.length() > most) {
      throw CommandFailure.unusable(
          ("the question is too long: %s, and %s is the most; shorten it, or give its long part as a"
                  + " document with -f")
              .formatted(Count.of(question.length(), "character"), Count.of(most)));
    }
  }

  private int questionCharsMax() {
    return number("trawl.runs.max-question-characters");
  }

  /** Turns of a conversation that a question can refer to. */
  public int historyTurnsMax() {
    return number("trawl.history.max-turns");
  }

  /** Calls from which a run is long. */
  public int sayFromCalls() {
    return number("trawl.estimate.say-from-calls");
  }

  private int number(String key) {
    try {
      return settings.getInt(key);
    } catch (ConfigException wrong) {
      throw unusable(wrong);
    }
  }

  private static Config file(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw CommandFailure.unusable(
          "cannot read the settings file %s: check its name and permissions".formatted(file));
    }
    return ConfigFactory.parseFile(file.toFile());
  }

  private static Config with(Config settings, String key, Optional<?> value) {
    return value
        .map(given -> settings.withValue(key, ConfigValueFactory.fromAnyRef(given)))
        .orElse(settings);
  }

  private static String isSet(String variable) {
    if (System.getenv(variable) == null) {
      throw CommandFailure.unusable(
          "the environment variable %s, which --api-key-env names, is not set; set it to the key"
              .formatted(variable));
    }
    return variable;
  }

  /** Whether a model is named that nobody serves. */
  private static void checkModel(EngineOptions options, Config settings) {
    if (options.modelName().isPresent()
        && settings.getString(URL).isBlank()
        && settings.getList(ENDPOINTS).isEmpty()) {
      throw CommandFailure.unusable(
          "--model names a model but no endpoint is given; add --model-url");
    }
  }

  private static String full(Path path) {
    if (path.toString().isBlank()) {
      throw CommandFailure.unusable("the folder given with --data has no name; give one");
    }
    return path.toAbsolutePath().normalize().toString();
  }

  /** What is wrong with the model; names the options too that set what it is about. */
  public static CommandFailure wrongModel(String problem) {
    var options =
        OPTIONS.entrySet().stream()
            .filter(option -> problem.contains(option.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .collect(Collectors.joining(", "));
    return CommandFailure.unusable(
        OneLine.withoutStop(problem) + (options.isEmpty() ? "" : "; see " + options));
  }

  /** The option that sets what the message is about, if there is one. */
  private static String option(String message) {
    return OPTIONS.entrySet().stream()
        .filter(option -> message.contains(option.getKey()))
        .map(option -> " with " + option.getValue())
        .findFirst()
        .orElse("");
  }

  private static CommandFailure unusable(RuntimeException wrong) {
    return CommandFailure.unusable(
        "wrong setting: %s; correct it%s or in the settings file"
            .formatted(
                OneLine.withoutStop(String.valueOf(wrong.getMessage())),
                option(String.valueOf(wrong.getMessage()))));
  }
}
