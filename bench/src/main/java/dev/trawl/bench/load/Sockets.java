package dev.trawl.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Users of a server, each with a WebSocket that stays open. Thread-safe. */
final class Sockets implements AutoCloseable {
  /**
   * The maximum number of simultaneous handshakes. A server accepts connections one at a time, and
   * its backlog is limited.
   */
  private static final int HANDSHAKES_MAX = 50;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<User> users = new ArrayList<>();
  private final AtomicInteger questionCount = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  /** Opens {@code count} sockets to {@code server}. */
  static Sockets open(URI server, int count, Map<String, String> headers) {
    var sockets = new Sockets();
    var stream = URI.create(server.toString().replaceFirst("^http", "ws") + "/v1/stream");
    while (sockets.users.size() < count) {
      var opening = new ArrayList<CompletableFuture<User>>();
      for (var i = sockets.users.size(); i < count && opening.size() < HANDSHAKES_MAX; i++) {
        opening.add(sockets.user(stream, headers));
      }
      opening.forEach(user -> sockets.users.add(user.join()));
    }
    return sockets;
  }

  private CompletableFuture<User> user(URI stream, Map<String, String> headers) {
    var builder = http.newWebSocketBuilder();
    headers.forEach(builder::header);
    var user = new User();
    return builder
        .buildAsync(stream, user)
        .thenApply(
            socket -> {
              user.socket = socket;
              return user;
            });
  }

  /** Asks a question on the next socket. The first socket comes after the last one. */
  WatchedQuestion ask(String question, String level, String document) {
    var number = questionCount.getAndIncrement();
    var user = users.get(number % users.size());
    var id = "q" + number;
    var watched = new WatchedQuestion();
    user.questions.put(id, watched);
    user.send(
        Map.of(
            "type",
            "ask",
            "id",
            id,
            "question",
            question,
            "level",
            level,
            "documents",
            List.of(document)));
    return watched;
  }

  int count() {
    return users.size();
  }

  /** Returns the number of sockets that the server closed or that failed. */
  int lost() {
    return lost.get();
  }

  private final class User implements WebSocket.Listener {
    private final Map<String, WatchedQuestion> questions = new ConcurrentHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private volatile @Nullable WebSocket socket;

    private synchronized void send(Map<String, ?> message) {
      var open = socket;
      if (open == null) {
        throw new IllegalStateException("the socket is not open");
      }
      try {
        open.sendText(JSON.writeValueAsString(message), true).join();
      } catch (JsonProcessingException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        receive(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void receive(String message) {
      try {
        var json = JSON.readTree(message);
        var watched = questions.get(json.path("id").asText());
        if (watched != null) {
          watched.receive(json);
        }
      } catch (JsonProcessingException invalid) {
        questions
            .values()
            .forEach(each -> each.fail("received a message that is not JSON: " + message));
      }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      lose("closed by the server, %d %s".formatted(status, reason));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      lose("lost: " + failure);
    }

    private void lose(String how) {
      lost.incrementAndGet();
      questions.values().stream()
          .filter(each -> !each.end().isDone())
          .forEach(each -> each.fail("the socket was " + how));
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
