package dev.trawl.cli.options;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.trawl.cli.terminal.CommandFailure;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that exist, as defined by the shipped {@code conf/application.conf}. A setting with
 * any other name would have no effect, so it is rejected.
 *
 * @param trawl section {@code trawl} of that file, resolved
 */
record KnownSettings(Config trawl) {
  /**
   * Any name is allowed below these keys: Pekko defines the names for dispatchers; the model server
   * defines the names for extra-body and headers.
   */
  private static final List<String> FREE =
      List.of("dispatcher.", "model.extra-body.", "extra-body.", "model.headers.", "headers.");

  /**
   * Fails with a one-line message if {@code given}, a {@code trawl} section, contains an unknown
   * setting. System properties are not checked, because the launcher uses some of them itself.
   */
  void check(Config given) {
    check("trawl.", given, trawl);
  }

  private void check(String section, Config given, Config known) {
    given
        .entrySet()
        .forEach(setting -> check(section, setting.getKey(), setting.getValue(), known));
  }

  private void check(String section, String path, ConfigValue value, Config known) {
    if (value.origin().description().equals("system properties")
        || FREE.stream().anyMatch(path::startsWith)) {
      return;
    }
    if (!known.hasPathOrNull(path)) {
      throw CommandFailure.unusable(
          "unknown setting %s%s (%s); did you mean %s%s?"
              .formatted(
                  section, path, value.origin().description(), section, nearest(path, known)));
    }
    if (value instanceof ConfigList list) {
      ofElements(path).ifPresent(element -> checkElements(section + path + ".", list, element));
    }
  }

  private void checkElements(String section, ConfigList list, Config known) {
    list.stream()
        .filter(ConfigObject.class::isInstance)
        .forEach(element -> check(section, ((ConfigObject) element).toConfig(), known));
  }

  /**
   * The settings that an element of the list at {@code path} may have; empty if the list does not
   * contain settings.
   */
  private Optional<Config> ofElements(String path) {
    return switch (path) {
      case "endpoints" -> Optional.of(trawl.getConfig("model"));
      case "http.keys" ->
          Optional.of(
              trawl.getConfig("http.each-key").withValue("key", ConfigValueFactory.fromAnyRef("")));
      default -> Optional.empty();
    };
  }

  private static String nearest(String path, Config known) {
    return known.entrySet().stream()
        .map(Map.Entry::getKey)
        .min(
            Comparator.comparingInt((String each) -> distance(path, each))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** The Levenshtein distance: how many characters must be inserted, deleted or replaced. */
  private static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
