package dev.trawl.http.server;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/**
 * Protects a server without keys from web pages of other servers, which could reach it through a
 * browser on this machine. It checks two headers: {@code Origin}, and {@code Host} (because of DNS
 * rebinding).
 */
final class Origins {
  private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

  private Origins() {}

  /**
   * Returns true if {@code request} is addressed to this machine and does not come from a web page
   * of another server, unless CORS allows its origin.
   */
  static boolean allow(HttpRequest request, Cors cors) {
    var host = header(request, "Host");
    return LOCAL_HOSTS.contains(withoutPort(host.orElse("")))
        && (cors.allowedOrigin(request).isPresent()
            || header(request, "Origin").map(origin -> isSameServer(host, origin)).orElse(true));
  }

  private static boolean isSameServer(Optional<String> host, String origin) {
    try {
      return host.equals(Optional.ofNullable(URI.create(origin).getRawAuthority()));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
  }

  private static Optional<String> header(HttpRequest request, String name) {
    return request.getHeader(name).map(header -> header.value());
  }
}
