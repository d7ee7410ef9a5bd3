package dev.trawl.actors.call;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigRenderOptions;
import dev.trawl.actors.model.Price;
import dev.trawl.actors.model.PromptSettings;
import dev.trawl.actors.openai.Secret;
import dev.trawl.actors.openai.Server;
import dev.trawl.actors.pace.PaceSettings;
import dev.trawl.protocol.Role;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A language model, as section {@code trawl.model} or an element of {@code trawl.endpoints} in
 * {@code conf/application.conf} has it.
 *
 * @param setting where it is configured, for messages
 * @param prompts folder of the user's own prompts; empty for the built-in ones
 * @param callTimeout longest wait for one reply
 * @param expectedLatency what a call is thought to take, for estimates
 */
public record ModelSettings(
    String setting,
    Server server,
    Set<Role> roles,
    PromptSettings prompting,
    Optional<Path> prompts,
    PaceSettings pace,
    Duration callTimeout,
    Duration expectedLatency) {
  private static final String MODEL = "trawl.model";

  /** The models that are configured; none where the embedded one is to read. */
  public static List<ModelSettings> from(Config trawl, Map<String, String> environment) {
    var model = trawl.getConfig("model");
    var further = trawl.getConfigList("endpoints");
    if (further.isEmpty()) {
      return model.getString("url").isBlank() ? List.of() : List.of(of(MODEL, model, environment));
    }
    var all = new ArrayList<ModelSettings>();
    for (int i = 0; i < further.size(); i++) {
      var setting = "trawl.endpoints.%d".formatted(i);
      all.add(of(setting, further.get(i).withFallback(model), environment));
    }
    return all;
  }

  private static ModelSettings of(String setting, Config model, Map<String, String> environment) {
    try {
      return new ModelSettings(
          setting,
          server(setting, model, environment),
          roles(model),
          new PromptSettings(
              model.getInt("window-tokens"),
              model.getInt("reply-tokens"),
              model.getDouble("safety-margin"),
              price(setting, model)),
          Optional.of(model.getString("prompts")).filter(path -> !path.isBlank()).map(Path::of),
          PaceSettings.from(model),
          positive(setting, model, "call-timeout"),
          positive(setting, model, "expected-latency"));
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
          setting + ".name is empty: name the model, as with --model or TRAWL_MODEL");
    }
    return new Server(
        url(setting, model.getString("url").strip()),
        name,
        key(setting, model, environment),
        setting,
        positive(setting, model, "connect-timeout"),
        positive(setting, model, "stall-timeout"),
        Math.toIntExact(Math.min(Integer.MAX_VALUE, model.getBytes("max-reply-size"))),
        model.getObject("extra-body").render(ConfigRenderOptions.concise()));
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
      // Said below, as of any other that cannot be used; its text may hold a key.
    }
    throw new IllegalArgumentException(
        setting
            + ".url is no http or https address without a user name, such as http://127.0.0.1:11434/v1");
  }

  /** A file goes before the environment; whatever is named must be there. */
  private static Optional<Secret> key(
      String setting, Config model, Map<String, String> environment) {
    var file = model.getString("api-key-file");
    if (!file.isBlank()) {
      try {
        return Optional.of(new Secret(Files.readString(Path.of(file)).strip()));
      } catch (IOException unread) {
        throw new IllegalArgumentException(
            "%s.api-key-file cannot be read: %s".formatted(setting, file), unread);
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
                          "'%s' is no role; the roles are reader, planner, writer"
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

  private static Optional<Price> price(String setting, Config model) {
    var prompt = price(setting, model, "price.prompt-per-million");
    var reply = price(setting, model, "price.reply-per-million");
    return prompt == 0 && reply == 0 ? Optional.empty() : Optional.of(new Price(prompt, reply));
  }

  private static double price(String setting, Config model, String key) {
    var given = model.getValue(key).unwrapped();
    var price = given instanceof Number number ? number.doubleValue() : number(given);
    if (!(price >= 0 && price < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s.%s is no number from 0 up: %s".formatted(setting, key, given));
    }
    return price;
  }

  private static double number(Object given) {
    try {
      return Double.parseDouble(String.valueOf(given));
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }
}
