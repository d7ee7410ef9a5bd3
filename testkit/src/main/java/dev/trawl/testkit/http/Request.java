package dev.trawl.testkit.http;

import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request.
 *
 * @param path the path without the query
 * @param headers headers by lower-case name; if a header occurs several times, the last one
 * @param keepAlive whether to keep the connection open after the reply
 */
public record Request(
    String method, String path, Map<String, String> headers, byte[] body, boolean keepAlive) {
  public Request {
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
