package dev.trawl.testkit;

import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request.
 *
 * @param path without the query
 * @param headers names in lower case; of several with one name, the last
 * @param stays whether the connection stays open behind it
 */
record Request(
    String method, String path, Map<String, String> headers, byte[] body, boolean stays) {
  Request {
    headers = Map.copyOf(headers);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
