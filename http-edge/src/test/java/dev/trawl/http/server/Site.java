package dev.trawl.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.trawl.actors.Trawl;
import dev.trawl.protocol.model.ReadingModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A server on a free local port, with a client for it. */
public final class Site implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  /** The question that the fact in {@link #log} answers. */
  public static final String QUESTION = "Who hid the brass key?";

  private static final String FACT = "The lighthouse keeper Amalia Thorsen hid the brass key.";
  private static final String BOUNDARY = "----part";

  public final Trawl trawl;
  public final TrawlServer server;
  final HttpClient client = HttpClient.newHttpClient();

  private Site(Trawl trawl) {
    this.trawl = trawl;
    this.server =
        TrawlServer.start(trawl, settings(trawl), "127.0.0.1", 0).toCompletableFuture().join();
  }

  public static Site in(Path folder, String... settings) {
    return new Site(Trawl.with(config(folder, settings)).start());
  }

  public static Site reading(ReadingModel model, Path folder, String... settings) {
    return new Site(Trawl.with(config(folder, settings)).model(model).start());
  }

  public static EdgeSettings settings(Trawl trawl) {
    return EdgeSettings.from(trawl.system().settings().config());
  }

  private static Config config(Path folder, String... settings) {
    return ConfigFactory.parseString(String.join("\n", settings))
        .withFallback(
            ConfigFactory.parseMap(
                Map.of(
                    "trawl.library.directory", folder.resolve("data").toString(),
                    "trawl.http.uploads", uploads(folder).toString(),
                    "trawl.chunks.tokens-max", 16)));
  }

  static Path uploads(Path folder) {
    return folder.resolve("uploads");
  }

  /** A harbour log with one paragraph for each day, and the fact in the middle. */
  public static String log(int days) {
    var text = new StringBuilder();
    for (var day = 1; day <= days; day++) {
      text.append(day == (days + 1) / 2 ? FACT + "\n\n" : "");
      text.append("On day %d the fog came in and left with the tide.%n%n".formatted(day));
    }
    return text.toString();
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.address().getPort(), path));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path));
  }

  /** A reply of the server. */
  public record Reply(int status, HttpResponse<String> http) {
    public JsonNode json() {
      try {
        return JSON.readTree(http.body());
      } catch (IOException noJson) {
        throw new AssertionError(http.body(), noJson);
      }
    }

    JsonNode error() {
      return json().path("error");
    }

    Optional<String> header(String name) {
      return http.headers().firstValue(name);
    }
  }

  Reply send(HttpRequest.Builder request) {
    try {
      var http = client.send(request.build(), BodyHandlers.ofString());
      return new Reply(http.statusCode(), http);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  public Reply get(String path) {
    return send(request(path));
  }

  Reply delete(String path) {
    return send(request(path).DELETE());
  }

  public Reply post(String path, String json) {
    return send(posting(path, json));
  }

  HttpRequest.Builder posting(String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  public Reply upload(String name, byte[] content) {
    return send(uploading("file", name, content));
  }

  HttpRequest.Builder uploading(String part, String name, byte[] content) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n")
            .formatted(BOUNDARY, part, name.replace("\\", "\\\\"))
            .getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8));
    return request("/v1/documents")
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofByteArray(body.toByteArray()));
  }

  /** Uploads a text and returns the id of the document. */
  public String open(String text) {
    return upload("log.txt", text.getBytes(UTF_8)).json().path("id").asText();
  }

  /** The body that asks {@link #QUESTION} about {@code document} at level read. */
  static String question(String document) {
    return JSON.createObjectNode()
        .put("question", QUESTION)
        .put("level", "read")
        .set("documents", JSON.createArrayNode().add(document))
        .toString();
  }

  /** Asks and returns the id of the run. */
  String ask(String document) {
    return post("/v1/questions", question(document)).json().path("run").asText();
  }

  /** Follows the events of {@code run} after number {@code after}. */
  EventStream follow(String run, long after) {
    return events(request("/v1/runs/%s/events?after=%d".formatted(run, after)));
  }

  EventStream events(HttpRequest.Builder request) {
    try {
      HttpResponse<InputStream> reply = client.send(request.build(), BodyHandlers.ofInputStream());
      return new EventStream(reply);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    trawl.close();
    trawl.system().getWhenTerminated().toCompletableFuture().join();
  }
}
