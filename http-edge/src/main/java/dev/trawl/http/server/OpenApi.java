package dev.trawl.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * {@code /openapi.json}: what the routes take and give, for programs. It is written by hand, and a
 * test holds it against the routes and against what they send.
 */
final class OpenApi extends AllDirectives {
  static final String FILE = "openapi.json";

  private final String json;
  private final EntityTag tag;

  private OpenApi(byte[] bytes) {
    this.json = new String(bytes, UTF_8);
    this.tag = EntityTag.create(UUID.nameUUIDFromBytes(bytes).toString(), false);
  }

  static OpenApi read() {
    try (var file = Objects.requireNonNull(OpenApi.class.getResourceAsStream(FILE), FILE)) {
      return new OpenApi(file.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Route route() {
    return path(
        FILE, () -> get(() -> conditional(tag, () -> complete(Reply.line(StatusCodes.OK, json)))));
  }
}
