package dev.trawl.actors.openai;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The addresses that trawl uses in a server's API.
 *
 * @param chat completes prompts
 * @param models lists the models
 * @param root the server's address without the path of the OpenAI-compatible API
 */
record Addresses(URI chat, URI models, URI root) {
  private static final String DEPLOYMENTS = "/openai/deployments/";

  /**
   * @throws IllegalArgumentException if the server's url cannot be used
   */
  static Addresses of(Server server) {
    var url = server.url();
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          server.setting() + ": the url must look like http://HOST/v1 or https://HOST/v1");
    }
    var base = url.getRawPath().replaceFirst("/+$", "");
    return server.api().provider() == Provider.AZURE
        ? azure(server, base)
        : new Addresses(
            address(server, base + "/chat/completions"),
            address(server, base + "/models"),
            root(url, base.replaceFirst("/v1$", "")));
  }

  /**
   * Azure's newer API has the path {@code /openai/v1} and needs no version. The older API has the
   * deployment in its path and needs a version, so it is used if a version is given. Any other path
   * is used unchanged.
   */
  private static Addresses azure(Server server, String base) {
    var path = base.replaceFirst("/chat/completions$", "");
    var resource = path.replaceFirst("/openai(/.*)?$", "");
    var hasQuery = !query(server).isEmpty();
    if (path.equals(resource + "/openai") || path.isEmpty()) {
      path = resource + (hasQuery ? DEPLOYMENTS + encoded(server.model()) : "/openai/v1");
    }
    var models = path.startsWith(resource + DEPLOYMENTS) ? resource + "/openai" : path;
    return new Addresses(
        address(server, path + "/chat/completions"),
        address(server, models + "/models"),
        root(server.url(), resource));
  }

  private static URI root(URI url, String path) {
    return URI.create(url.getScheme() + "://" + url.getRawAuthority() + path);
  }

  private static URI address(Server server, String path) {
    return URI.create(root(server.url(), path) + query(server));
  }

  /** The query of the url, with the version of the API if the url has none. */
  private static String query(Server server) {
    var given = server.url().getRawQuery() == null ? "" : server.url().getRawQuery();
    var version = server.api().version();
    if (version.isEmpty() || ("&" + given).contains("&api-version=")) {
      return given.isEmpty() ? "" : "?" + given;
    }
    return (given.isEmpty() ? "?" : "?" + given + "&") + "api-version=" + encoded(version);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
