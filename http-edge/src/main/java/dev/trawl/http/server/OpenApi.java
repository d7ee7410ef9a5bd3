package dev.trawl.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.http.Version;
import dev.trawl.http.exchange.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.EntityTag;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * {@code /openapi.json}: the machine-readable description of the API. It is written by hand, and a
 * test compares it with the routes and their replies.
 */
final class OpenApi extends AllDirectives {
  static final String FILE = "openapi.json";

  /** The placeholder for the version in the file. */
  private static final String VERSION = "{version}";

  private final String json;
  private final EntityTag tag;

  private OpenApi(String json) {
    this.json = json;
    this.tag = EntityTag.create(UUID.nameUUIDFromBytes(json.getBytes(UTF_8)).toString(), false);
  }

  static OpenApi read() {
    try (var file = Objects.requireNonNull(OpenApi.class.getResourceAsStream(FILE), FILE)) {
      var json = new String(file.readAllBytes(), UTF_8);
      return new OpenApi(json.replace(VERSION, Version.CURRENT));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Route route() {
    return path(
        FILE, () -> get(() -> conditional(tag, () -> complete(Reply.line(StatusCodes.OK, json)))));
  }
}
