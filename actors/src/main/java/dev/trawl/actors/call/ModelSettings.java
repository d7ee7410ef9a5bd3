package dev.trawl.actors.call;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigRenderOptions;
import dev.trawl.actors.model.Price;
import dev.trawl.actors.model.PriceTable;
import dev.trawl.actors.model.PromptSettings;
import dev.trawl.actors.openai.Provider;
import dev.trawl.actors.openai.Secret;
import dev.trawl.actors.openai.Server;
import dev.trawl.actors.pace.PaceSettings;
import dev.trawl.protocol.model.Role;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A language model, as configured by section {@code trawl.model} or an element of {@code
 * trawl.endpoints} in {@code conf/application.conf}.
 *
 * @param setting the path of its section, for messages
 * @param roles the roles that it serves
 */
public record ModelSettings(
    String setting,
    Server server,
    Set<Role> roles,
    PromptSettings prompting,
    PaceSettings pace,
    Calling calling) {
  /**
   * The prompts and timeouts of a language model, whether it is configured or the application
   * provides it.
   *
   * @param longReplyTokens maximum number of tokens of one reply if the question asks for a long
   *     answer
   * @param safetyMargin share of the window, at least 0 and less than 1, that is left unused
   * @param prompts folder of the user's own prompts; empty for the built-in ones
   * @param callTimeout the longest wait for one reply
   * @param expectedLatency assumed time of one call, for estimates
   */
  public record Calling(
      int longReplyTokens,
      double safetyMargin,
      Optional<Path> prompts,
      Duration callTimeout,
      Duration expectedLatency) {
    /** Reads section {@code trawl.model}. */
    public static Calling from(Config trawl) {
      return of(MODEL, trawl.getConfig("model"));
    }

    private static Calling of(String setting, Config model) {
      return new Calling(
          model.getInt("long-reply-tokens"),
          model.getDouble("safety-margin"),
          Optional.of(model.getString("prompts")).filter(path -> !path.isBlank()).map(Path::of),
          positive(setting, model, "call-timeout"),
          positive(setting, model, "expected-latency"));
    }
  }

  private static final String MODEL = "trawl.model";

  /** The configured models; empty if no URL is set. */
  public static List<ModelSettings> from(Config trawl, Map<String, String> environment) {
    var model = trawl.getConfig("model");
    var endpoints = trawl.getConfigList("endpoints");
    if (endpoints.isEmpty()) {
      return model.getString("url").isBlank() ? List.of() : List.of(of(MODEL, model, environment));
    }
    var all = new ArrayList<ModelSettings>();
    for (int i = 0; i < endpoints.size(); i++) {
      var setting = "trawl.endpoints.%d".formatted(i);
      all.add(of(setting, endpoints.get(i).withFallback(model), environment));
    }
    return all;
  }

  private static ModelSettings of(String setting, Config model, Map<String, String> environment) {
    try {
      var calling = Calling.of(setting, model);
      return new ModelSettings(
          setting,
          server(setting, model, environment),
          roles(model),
          new PromptSettings(
              model.getInt("window-tokens"),
              model.getInt("reply-tokens"),
              calling.longReplyTokens(),
              calling.safetyMargin(),
              price(setting, model)),
          PaceSettings.from(model),
          calling);
    } catch (ConfigException wrong) {
      throw new IllegalArgumentException("%s: %s".formatted(setting, wrong.getMessage()), wrong);
    } catch (IllegalArgumentException wrong) {
      throw String.valueOf(wrong.getMessage()).startsWith("trawl.")
          ? wrong
          : new IllegalArgumentException("%s: %s".formatted(setting, wrong.getMessage()), wrong);
    }
  }

  private static Server server(String setting, Config model, Map<String, String> environment) {
    var name = model.getString("name").strip();
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          setting
              + ".name is empty: set the model's name, for example with --model or TRAWL_MODEL");
    }
    var url = url(setting, model.getString("url").strip());
    return new Server(
        url,
        name,
        key(setting, model, environment),
        setting,
        positive(setting, model, "connect-timeout"),
        positive(setting, model, "stall-timeout"),
        Math.toIntExact(Math.min(Integer.MAX_VALUE, model.getBytes("max-reply-size"))),
        model.getObject("extra-body").render(ConfigRenderOptions.concise()),
        new Server.Api(
            provider(model.getString("provider"), url),
            model.getString("api-version").strip(),
            headers(model)));
  }

  private static Provider provider(String given, URI url) {
    return given.equalsIgnoreCase("auto")
        ? Provider.of(url)
        : Provider.named(given)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "provider: '%s' is not one of auto, %s"
                            .formatted(
                                given,
                                Stream.of(Provider.values())
                                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")))));
  }

  private static Map<String, Secret> headers(Config model) {
    var headers = new HashMap<String, Secret>();
    model
        .getObject("headers")
        .forEach((name, value) -> headers.put(name, header(name, value.unwrapped())));
    return headers;
  }

  private static Secret header(String name, Object value) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      var text = String.valueOf(value).strip();
      if (!text.isEmpty()) {
        return new Secret(text);
      }
    }
    throw new IllegalArgumentException("headers: the value of %s is not text".formatted(name));
  }

  private static URI url(String setting, String url) {
    try {
      var address = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
      var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if (Set.of("http", "https").contains(scheme)
          && address.getHost() != null
          && address.getRawUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException unusable) {
      // Reported below. The exception is left out, because its text may contain a key.
    }
    throw new IllegalArgumentException(
        setting
            + ".url must be an http or https address without a user name, such as"
            + " http://127.0.0.1:11434/v1");
  }

  /** A key file takes precedence over the environment, and must exist if the setting names one. */
  private static Optional<Secret> key(
      String setting, Config model, Map<String, String> environment) {
    var file = model.getString("api-key-file");
    if (!file.isBlank()) {
      try {
        return Optional.of(new Secret(Files.readString(Path.of(file)).strip()));
      } catch (IOException unreadable) {
        throw new IllegalArgumentException(
            "%s.api-key-file cannot be read: %s".formatted(setting, file), unreadable);
      }
    }
    var variable = model.getString("api-key-env");
    return Optional.ofNullable(environment.get(variable))
        .filter(key -> !key.isBlank())
        .map(key -> new Secret(key.strip()));
  }

  private static Set<Role> roles(Config model) {
    var roles = EnumSet.noneOf(Role.class);
    for (var name : model.getStringList("roles")) {
      roles.add(
          Stream.of(Role.values())
              .filter(role -> role.name().equalsIgnoreCase(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "'%s' is not a role; the roles are reader, planner, writer"
                              .formatted(name))));
    }
    return roles;
  }

  private static Duration positive(String setting, Config model, String key) {
    var value = model.getDuration(key);
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          "%s.%s is not positive: %s".formatted(setting, key, model.getValue(key).unwrapped()));
    }
    return value;
  }

  /** The price in the settings, or else the built-in price, if there is one. */
  private static Optional<Price> price(String setting, Config model) {
    var prompt = price(setting, model, "price.prompt-per-million");
    var reply = price(setting, model, "price.reply-per-million");
    if (prompt > 0 || reply > 0) {
      return Optional.of(new Price(prompt, reply, "set by " + setting + ".price"));
    }
    return model.getBoolean("price.built-in")
        ? PriceTable.builtIn()
            .find(
                url(setting, model.getString("url").strip()),
                model.getString("name").strip(),
                model.getInt("window-tokens"),
                LocalDate.now(ZoneOffset.UTC))
        : Optional.empty();
  }

  private static double price(String setting, Config model, String key) {
    var given = model.getValue(key).unwrapped();
    var price = given instanceof Number number ? number.doubleValue() : number(given);
    if (!(price >= 0 && price < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s.%s must be a number of at least 0: %s".formatted(setting, key, given));
    }
    return price;
  }

  private static double number(Object given) {
    try {
      return Double.parseDouble(String.valueOf(given));
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }
}
