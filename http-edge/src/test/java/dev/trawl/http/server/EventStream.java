package dev.trawl.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads server-sent events one after another, as a browser does. */
final class EventStream implements AutoCloseable {
  private final HttpResponse<InputStream> reply;
  private final BufferedReader lines;

  EventStream(HttpResponse<InputStream> reply) {
    this.reply = reply;
    this.lines = new BufferedReader(new InputStreamReader(reply.body(), UTF_8));
  }

  record Event(long id, String type, JsonNode data) {}

  int status() {
    return reply.statusCode();
  }

  /** Waits for the next event; empty at the end. */
  Optional<Event> next() {
    var id = 0L;
    var type = "";
    try {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = Long.parseLong(line.substring(4));
        } else if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("data: ")) {
          return Optional.of(new Event(id, type, Site.JSON.readTree(line.substring(6))));
        }
      }
      return Optional.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The events up to the first of {@code type}. */
  List<Event> until(String type) {
    var events = new ArrayList<Event>();
    do {
      events.add(next().orElseThrow(() -> new AssertionError("no " + type + " in " + events)));
    } while (!events.getLast().type().equals(type));
    return events;
  }

  /** The remaining events, up to the end of the stream. */
  List<Event> all() {
    var events = new ArrayList<Event>();
    for (var next = next(); next.isPresent(); next = next()) {
      events.add(next.get());
    }
    return events;
  }

  /** Breaks the connection. */
  @Override
  public void close() {
    try {
      reply.body().close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
