package dev.trawl.testkit.http;

import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request.
 *
 * @param path without the query
 * @param headers by lower-case name; of several with one name, the last
 * @param stays whether the connection stays open afterwards
 */
public record Request(
    String method, String path, Map<String, String> headers, byte[] body, boolean stays) {
  public Request {
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
