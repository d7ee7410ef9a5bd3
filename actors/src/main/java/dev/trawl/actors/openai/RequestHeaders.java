package dev.trawl.actors.openai;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The headers of a server's requests: the key, in the form that the provider expects, and the
 * headers in the settings. Their values are secrets.
 *
 * @param chat headers of prompts
 * @param list headers of requests for the list of models
 */
record RequestHeaders(Map<String, String> chat, Map<String, String> list) {
  /** Loggers of the HTTP library that would log every header, including the key. */
  private static final List<String> HEADER_LOGGERS =
      List.of("org.apache.hc.client5.http.headers", "org.apache.hc.client5.http.wire");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  /** Headers that describe the request itself, in lower case. */
  private static final Set<String> FIXED =
      Set.of("host", "content-length", "content-type", "transfer-encoding", "connection", "accept");

  /** The version of Anthropic's own API, which serves the list of its models. */
  private static final String ANTHROPIC_VERSION = "2023-06-01";

  /**
   * @throws IllegalArgumentException if a value cannot be sent, or would be logged
   */
  static RequestHeaders of(Server server) {
    var extra = server.api().headers();
    extra.forEach((name, value) -> check(server, name, value));
    var key = server.key().map(given -> sendable(server, given)).orElse("");
    if (!key.isEmpty() || !extra.isEmpty()) {
      checkNotLogged(server);
    }
    var provider = server.api().provider();
    return new RequestHeaders(
        joined(key.isEmpty() ? Map.of() : forChat(provider, key), extra),
        joined(key.isEmpty() ? Map.of() : forList(provider, key), extra));
  }

  void addToChat(HttpRequest request) {
    chat.forEach(request::setHeader);
  }

  void addToList(HttpRequest request) {
    list.forEach(request::setHeader);
  }

  private static Map<String, String> forChat(Provider provider, String key) {
    return provider == Provider.AZURE
        ? Map.of("api-key", key)
        : Map.of(HttpHeaders.AUTHORIZATION, "Bearer " + key);
  }

  private static Map<String, String> forList(Provider provider, String key) {
    return provider == Provider.ANTHROPIC
        ? Map.of("x-api-key", key, "anthropic-version", ANTHROPIC_VERSION)
        : forChat(provider, key);
  }

  private static Map<String, String> joined(
      Map<String, String> ours, Map<String, Secret> settings) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(ours);
    settings.forEach((name, value) -> all.put(name, value.value()));
    return all;
  }

  /** Checked here, because the client would show the key in its error or its log. */
  private static String sendable(Server server, Secret key) {
    if (!key.value().chars().allMatch(letter -> letter > ' ' && letter < 127)) {
      throw new IllegalArgumentException(
          server.setting()
              + ": the key contains a space, a line break or another character that no key has");
    }
    return key.value();
  }

  private static void check(Server server, String name, Secret value) {
    if (!NAME.matcher(name).matches() || FIXED.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "%s.headers: %s cannot be the name of an additional header"
              .formatted(server.setting(), name));
    }
    if (!value.value().chars().allMatch(letter -> letter >= ' ' && letter < 127)) {
      throw new IllegalArgumentException(
          "%s.headers: the value of %s contains a character that a header cannot contain"
              .formatted(server.setting(), name));
    }
  }

  private static void checkNotLogged(Server server) {
    if (HEADER_LOGGERS.stream().map(LoggerFactory::getLogger).anyMatch(Logger::isDebugEnabled)) {
      throw new IllegalArgumentException(
          "%s: the key would be logged, because %s is at level DEBUG: set it to INFO"
              .formatted(server.setting(), String.join(" or ", HEADER_LOGGERS)));
    }
  }
}
