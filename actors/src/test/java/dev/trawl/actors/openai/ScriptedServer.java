package dev.trawl.actors.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.Message;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.LanguageModel.Speaker;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a real socket that sends exactly the bytes that a test specifies. */
final class ScriptedServer implements AutoCloseable {
  /** The longest wait of a test for an expected event. */
  private static final int TIMEOUT_SECONDS = 60;

  static final Http HTTP = Http.open(Duration.ofSeconds(5));
  static final Prompt PROMPT =
      new Prompt(
          List.of(new Message(Speaker.SYSTEM, "be brief"), new Message(Speaker.USER, "When?")),
          64,
          Optional.empty());

  /** The reply to one request. */
  interface Script {
    void answer(Request request, Line line) throws Exception;
  }

  record Request(String line, Map<String, String> headers, String body) {
    boolean has(String text) {
      return body.contains(text);
    }
  }

  private final ServerSocket socket;
  private final Script script;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private ScriptedServer(ServerSocket socket, Script script) {
    this.socket = socket;
    this.script = script;
    Thread.startVirtualThread(this::accept);
  }

  static ScriptedServer serverWith(Script script) {
    try {
      return on(new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress()), script);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static ScriptedServer on(ServerSocket socket, Script script) {
    return new ScriptedServer(socket, script);
  }

  /**
   * Answers the first request with the first script, and so on. The last script answers all later
   * requests.
   */
  static ScriptedServer serverInOrder(Script... scripts) {
    var turn = new AtomicInteger();
    return serverWith(
        (request, line) ->
            scripts[Math.min(turn.getAndIncrement(), scripts.length - 1)].answer(request, line));
  }

  /** A complete reply, after which the connection can be reused. */
  static Script answer(int status, String body, String... headers) {
    return (request, line) -> line.send(head(status, body, headers) + body);
  }

  static String head(int status, String body, String... headers) {
    var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return "HTTP/1.1 %d Word\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n"
        .formatted(status, body.getBytes(UTF_8).length, more);
  }

  static Script json(String body) {
    return answer(200, body);
  }

  static Script replying(String text) {
    return json(
        "{\"choices\":[{\"message\":{\"content\":\"%s\"},\"finish_reason\":\"stop\"}]}"
            .formatted(text));
  }

  /** A stream of events, each in its own chunk. */
  static Script stream(String... events) {
    return (request, line) -> {
      line.beginStream();
      for (var event : events) {
        line.chunk("data: " + event + "\n\n");
      }
      line.send("0\r\n\r\n");
    };
  }

  static String delta(String text) {
    return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}"
        .formatted(text);
  }

  static String finish(String reason) {
    return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"%s\"}]}".formatted(reason);
  }

  private void accept() {
    try {
      while (true) {
        var connection = socket.accept();
        connections.add(connection);
        Thread.startVirtualThread(() -> serve(connection));
      }
    } catch (IOException closing) {
      // The test is over.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var line = new Line(connection);
      for (var request = line.read(); request.isPresent(); request = line.read()) {
        requests.add(request.get());
        script.answer(request.get(), line);
      }
    } catch (IOException gone) {
      // The client or the script has closed the connection.
    } catch (Exception wrong) {
      throw new IllegalStateException(wrong);
    } finally {
      closed.countDown();
    }
  }

  List<Request> requests() {
    return requests;
  }

  int connections() {
    return connections.size();
  }

  /** Returns true if a connection is closed in time. */
  boolean seesClose() throws InterruptedException {
    return closed.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  Server server() {
    return server("http", Optional.of(new Secret("sk-secret/1")), Duration.ofSeconds(30));
  }

  Server server(String scheme, Optional<Secret> key, Duration stallTimeout) {
    return new Server(
        URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + "/v1"),
        "tiny",
        key,
        "trawl.model",
        Duration.ofSeconds(5),
        stallTimeout,
        1_000_000,
        "{}");
  }

  Server server(int maxReplyBytes, String extraBody) {
    var server = server();
    return new Server(
        server.url(),
        server.model(),
        server.key(),
        server.setting(),
        server.connectTimeout(),
        server.stallTimeout(),
        maxReplyBytes,
        extraBody);
  }

  /** {@code server} with another address. */
  static Server at(Server server, String url) {
    return new Server(
        URI.create(url),
        server.model(),
        server.key(),
        server.setting(),
        server.connectTimeout(),
        server.stallTimeout(),
        server.maxReplyBytes(),
        server.extraBody());
  }

  /** This server with the settings of {@code provider}. */
  Server at(Provider provider, String pathAndQuery) {
    return at(provider, pathAndQuery, "", Map.of());
  }

  Server at(Provider provider, String pathAndQuery, String version, Map<String, Secret> headers) {
    var server = server();
    return new Server(
        URI.create("http://127.0.0.1:" + socket.getLocalPort() + pathAndQuery),
        server.model(),
        server.key(),
        server.setting(),
        server.connectTimeout(),
        server.stallTimeout(),
        server.maxReplyBytes(),
        server.extraBody(),
        new Server.Api(provider, version, headers));
  }

  URI url() {
    return server().url();
  }

  OpenAiModel model() {
    return OpenAiModel.of(server(), HTTP);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (var connection : connections) {
      connection.close();
    }
  }

  static Completion completed(OpenAiModel model) {
    return completed(model, PROMPT);
  }

  static Completion completed(OpenAiModel model, Prompt prompt) {
    return value(model.complete(prompt)).value();
  }

  static <T> ModelCall.Reply<T> value(ModelCall<T> call) {
    try {
      return call.reply().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw (ModelException) failed.getCause();
    } catch (InterruptedException | TimeoutException never) {
      throw new AssertionError("neither a reply nor a failure", never);
    }
  }

  static ModelException failure(OpenAiModel model) {
    return failure(model.complete(PROMPT));
  }

  static ModelException failure(ModelCall<?> call) {
    try {
      throw new AssertionError("expected a failure, but got " + value(call));
    } catch (ModelException expected) {
      return expected;
    }
  }

  /** The server's side of one connection. */
  static final class Line {
    private final Socket socket;
    private final InputStream in;

    Line(Socket socket) throws IOException {
      this.socket = socket;
      in = new BufferedInputStream(socket.getInputStream());
    }

    void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    void beginStream() throws IOException {
      send(
          "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n");
    }

    void chunk(String text) throws IOException {
      send(Integer.toHexString(text.getBytes(UTF_8).length) + "\r\n" + text + "\r\n");
    }

    /** Waits until the client closes the connection, and sends nothing. */
    void waitForClose() throws IOException {
      while (in.read() >= 0) {
        // No bytes are expected.
      }
      throw new IOException("closed");
    }

    void close() throws IOException {
      socket.close();
    }

    /** Closes the connection in such a way that the client sees a reset. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    private Optional<Request> read() throws IOException {
      var first = readLine();
      if (first.isEmpty()) {
        return Optional.empty();
      }
      var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      for (var line = readLine(); !line.isEmpty(); line = readLine()) {
        var parts = line.split(": ", 2);
        if (parts.length < 2) {
          throw new IOException("not HTTP");
        }
        headers.put(parts[0], parts[1]);
      }
      int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
      return Optional.of(new Request(first, headers, new String(in.readNBytes(length), UTF_8)));
    }

    private String readLine() throws IOException {
      var line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        line.write(next);
      }
      return line.toString(UTF_8).stripTrailing();
    }
  }
}
