package dev.trawl.testkit.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** A client of one endpoint that uses real sockets. */
final class TestClient implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  TestClient(SimulatedEndpoint endpoint) {
    base = endpoint.uri();
  }

  HttpResponse<String> post(JsonNode body, String... headers) throws Exception {
    return client.send(request(body, headers), HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> postAsync(JsonNode body) {
    return client.sendAsync(request(body), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = headers(HttpRequest.newBuilder(URI.create(base + path)), headers).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** The model's reply to {@code body}. */
  JsonNode reply(JsonNode body) throws Exception {
    var response = json(post(body));
    return json(response.at("/choices/0/message/content").asText());
  }

  /** The status, or "broken" if there was no complete reply. */
  String outcome(JsonNode body) throws InterruptedException {
    try {
      var reply = client.send(request(body), HttpResponse.BodyHandlers.ofString());
      return String.valueOf(reply.statusCode());
    } catch (IOException e) {
      return "broken";
    }
  }

  private HttpRequest request(JsonNode body, String... headers) {
    var builder = HttpRequest.newBuilder(URI.create(base + "/chat/completions"));
    return headers(builder, headers)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
        .build();
  }

  private static HttpRequest.Builder headers(HttpRequest.Builder builder, String... headers) {
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  static JsonNode json(HttpResponse<String> reply) {
    return json(reply.body());
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
