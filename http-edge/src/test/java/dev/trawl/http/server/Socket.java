package dev.trawl.http.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The client side of a WebSocket, which receives one message after another. */
final class Socket implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 90;

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final WebSocket socket;

  private Socket(Site site) {
    var uri = URI.create(site.uri("/v1/stream").toString().replace("http:", "ws:"));
    socket = site.client.newWebSocketBuilder().buildAsync(uri, new Listening(received)).join();
  }

  static Socket of(Site site) {
    return new Socket(site);
  }

  private static final class Listening implements WebSocket.Listener {
    private final BlockingQueue<String> received;
    private final StringBuilder text = new StringBuilder();

    Listening(BlockingQueue<String> received) {
      this.received = received;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        received.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  void send(String message) {
    socket.sendText(message, true).join();
  }

  void send(ByteBuffer message) {
    socket.sendBinary(message, true).join();
  }

  JsonNode next() {
    try {
      var message = received.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("no message was received");
      }
      return Site.JSON.readTree(message);
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** The messages up to the first event or message of {@code type}. */
  List<JsonNode> until(String type) {
    var messages = new ArrayList<JsonNode>();
    do {
      messages.add(next());
    } while (!kind(messages.getLast()).equals(type));
    return messages;
  }

  /** The type of the event, or of the message if it is not an event. */
  static String kind(JsonNode message) {
    return message.path("event").path("type").asText(message.path("type").asText());
  }

  /** Breaks the connection without a close frame. */
  void abort() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
