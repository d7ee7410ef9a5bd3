package dev.trawl.cli.options;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.trawl.actors.Trawl;
import dev.trawl.actors.openai.Provider;
import dev.trawl.cli.terminal.CommandFailure;
import dev.trawl.cli.terminal.Count;
import dev.trawl.cli.terminal.OneLine;
import dev.trawl.http.server.EdgeSettings;
import dev.trawl.retrieval.document.DocumentSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings with which trawl starts. The options of the command line override {@code --config},
 * which overrides {@code conf/application.conf} of the source tree, which overrides the packaged
 * defaults.
 *
 * @param note a note for the user about the settings, if there is one
 */
public record EngineSettings(Config settings, Optional<String> note) {
  /** System property in which the launcher passes the path of {@code conf/application.conf}. */
  private static final String TREE_CONF = "trawl.conf";

  private static final String URL_VARIABLE = "OPENAI_BASE_URL";

  /** A URL whose path names a version of the API, such as {@code /v1}. */
  private static final Pattern VERSIONED =
      Pattern.compile("https?://[^/]+/(.*/)?v[0-9][^/]*(/.*)?");

  private static final String DIRECTORY = "trawl.library.directory";
  private static final String WINDOW = "trawl.lexical.window-tokens";
  private static final String MODEL_WINDOW = "trawl.model.window-tokens";
  private static final String URL = "trawl.model.url";
  private static final String NAME = "trawl.model.name";
  private static final String KEY = "trawl.model.api-key-env";
  private static final String PROMPT_PRICE = "trawl.model.price.prompt-per-million";
  private static final String REPLY_PRICE = "trawl.model.price.reply-per-million";
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
      settings = with(settings, DIRECTORY, options.data().map(EngineSettings::absolute));
      settings = with(settings, WINDOW, options.windowTokens());
      settings = with(settings, MODEL_WINDOW, options.windowTokens());
      settings = with(settings, LANGUAGE, options.language());
      settings = with(settings, URL, options.modelUrl());
      settings = with(settings, ENDPOINTS, options.modelUrl().map(url -> List.of()));
      settings = with(settings, NAME, options.modelName());
      settings = with(settings, KEY, options.apiKeyVariable().map(EngineSettings::requireSet));
      settings = with(settings, PROMPT_PRICE, options.price().map(PriceOption.Price::prompt));
      settings = with(settings, REPLY_PRICE, options.price().map(PriceOption.Price::reply));
      var files = files(options);
      var packaged = ConfigFactory.parseResources("dev/trawl/application.conf");
      var complete =
          settings
              .withFallback(files)
              .withFallback(packaged)
              .withFallback(ConfigFactory.defaultReferenceUnresolved())
              .resolve();
      new KnownSettings(packaged.resolve().getConfig("trawl")).check(complete.getConfig("trawl"));
      checkModel(options, complete);
      return new EngineSettings(complete, Optional.empty()).ignoringUrlWithoutModel();
    } catch (ConfigException wrong) {
      throw unusable(wrong);
    }
  }

  /** The settings files; {@code --config} overrides the file of the source tree. */
  private static Config files(EngineOptions options) {
    var tree = Optional.ofNullable(System.getProperty(TREE_CONF)).map(Path::of);
    return options
        .config()
        .map(EngineSettings::file)
        .orElse(ConfigFactory.empty())
        .withFallback(
            tree.filter(Files::isReadable).map(EngineSettings::file).orElse(ConfigFactory.empty()));
  }

  /**
   * Other programs use {@code OPENAI_BASE_URL} too, and it does not say which model to use.
   * Therefore it is ignored unless a model is named.
   */
  private EngineSettings ignoringUrlWithoutModel() {
    return settings.getString(URL).equals(System.getenv(URL_VARIABLE))
            && settings.getString(NAME).isBlank()
            && settings.getList(ENDPOINTS).isEmpty()
        ? new EngineSettings(
            settings.withValue(URL, ConfigValueFactory.fromAnyRef("")),
            Optional.of(
                URL_VARIABLE
                    + " is ignored because no model is named; name one with --model or"
                    + " TRAWL_MODEL"))
        : this;
  }

  /** The model's URL without a slash at the end; empty for the embedded model or several models. */
  public String modelUrl() {
    var url = settings.getList(ENDPOINTS).isEmpty() ? settings.getString(URL).strip() : "";
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /**
   * The same settings with {@code /v1} added to the model's URL; empty if the URL already contains
   * a version.
   */
  public Optional<EngineSettings> withVersionInUrl() {
    return Optional.of(modelUrl())
        .filter(url -> !url.isEmpty() && !VERSIONED.matcher(url).matches() && !isAzure(url))
        .map(url -> url + "/v1")
        .map(
            url ->
                new EngineSettings(
                    settings.withValue(URL, ConfigValueFactory.fromAnyRef(url)),
                    Optional.of(
                        "Using %s, because there is no API at the given address".formatted(url))));
  }

  /** Returns true for a URL of Azure. Such URLs are completed elsewhere, in another way. */
  private boolean isAzure(String url) {
    try {
      var provider = settings.getString("trawl.model.provider");
      return provider.equalsIgnoreCase(Provider.AZURE.name())
          || Provider.of(URI.create(url)) == Provider.AZURE;
    } catch (IllegalArgumentException unusable) {
      return false;
    }
  }

  /** Starts trawl with these settings. An invalid setting ends the command. */
  public Trawl start() {
    try {
      return Trawl.start(settings);
    } catch (ConfigException | IllegalArgumentException wrong) {
      throw unusable(wrong);
    }
  }

  /** The limits for finding and reading documents. */
  public DocumentSettings documents() {
    try {
      return DocumentSettings.from(settings.getConfig("trawl"));
    } catch (ConfigException | IllegalArgumentException wrong) {
      throw unusable(wrong);
    }
  }

  /** The settings of the HTTP server. */
  public EdgeSettings edge() {
    try {
      return EdgeSettings.from(settings);
    } catch (ConfigException | IllegalArgumentException wrong) {
      throw unusable(wrong);
    }
  }

  /** Rejects a question that is empty, too long or without words. */
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
          ("the question is too long: it has %s, and the maximum is %s; shorten it, or put the long part into"
                  + " a document and name that document with -f")
              .formatted(Count.of(question.length(), "character"), Count.of(most)));
    }
  }

  private int questionCharsMax() {
    return number("trawl.runs.max-question-characters");
  }

  /** The maximum number of earlier turns that a question can refer to. */
  public int historyTurnsMax() {
    return number("trawl.history.max-turns");
  }

  /**
   * The estimate is shown before a question is asked if the question may need at least this many
   * calls.
   */
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

  private static String requireSet(String variable) {
    if (System.getenv(variable) == null) {
      throw CommandFailure.unusable(
          "the environment variable %s, named by --api-key-env, is not set; set it to the key"
              .formatted(variable));
    }
    return variable;
  }

  /** Fails if a model is named but no endpoint is given. */
  private static void checkModel(EngineOptions options, Config settings) {
    if (options.modelName().isPresent()
        && settings.getString(URL).isBlank()
        && settings.getList(ENDPOINTS).isEmpty()) {
      throw CommandFailure.unusable(
          "--model names a model but no endpoint is given; add --model-url");
    }
  }

  private static String absolute(Path path) {
    if (path.toString().isBlank()) {
      throw CommandFailure.unusable("--data needs the name of a folder");
    }
    return path.toAbsolutePath().normalize().toString();
  }

  /** A failure that reports a problem with the model and names the options that can correct it. */
  public static CommandFailure wrongModel(String problem) {
    var options =
        OPTIONS.entrySet().stream()
            .filter(option -> problem.contains(option.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .collect(Collectors.joining(", "));
    return CommandFailure.unusable(
        OneLine.withoutFullStop(problem) + (options.isEmpty() ? "" : "; see " + options));
  }

  /** The option for the setting that the message mentions; empty if there is no such option. */
  private static String option(String message) {
    return OPTIONS.entrySet().stream()
        .filter(option -> message.contains(option.getKey()))
        .map(option -> " with " + option.getValue() + " or")
        .findFirst()
        .orElse("");
  }

  private static CommandFailure unusable(RuntimeException wrong) {
    return CommandFailure.unusable(
        "wrong setting: %s; correct it%s in the settings file"
            .formatted(
                OneLine.withoutFullStop(String.valueOf(wrong.getMessage())),
                option(String.valueOf(wrong.getMessage()))));
  }
}
