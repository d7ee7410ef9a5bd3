package dev.trawl.testkit.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.trawl.testkit.EndpointPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the HTTP protocol at the byte level. */
class HttpTest {
  private static final String BODY = Prompts.read("Who came?", "Nobody came.").toString();

  private SimulatedEndpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint = SimulatedEndpoint.start(EndpointPlan.withoutFaults());
  }

  @AfterEach
  void stop() throws IOException {
    endpoint.close();
  }

  @Test
  void acceptsABodyOfUnknownLength() throws Exception {
    var bytes = BODY.getBytes(StandardCharsets.UTF_8);
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(endpoint.uri() + "/chat/completions"))
              .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
              .build();
      var reply = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(reply.statusCode()).isEqualTo(200);
      client.shutdownNow();
    }
  }

  @Test
  void servesSeveralRequestsOnOneConnection() throws Exception {
    var request = "GET /stats?x=1 HTTP/1.1\r\nHost: a\r\n\r\n";
    var last = "GET /stats HTTP/1.1\r\nConnection: close\r\n\r\n";
    assertThat(exchange(request + request + last).split("HTTP/1.1 200 OK", -1)).hasSize(4);
  }

  @Test
  void sendsContinueToAClientThatExpectsIt() throws Exception {
    var request =
        "POST /v1/chat/completions HTTP/1.1\r\nExpect: 100-continue\r\nConnection: close\r\n"
            + "Content-Length: 2\r\n\r\n{}";
    assertThat(exchange(request)).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 400");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello | 400",
        "GET / HTTP/1.1~nonsense~~ | 400",
        "GET /nowhere HTTP/1.1~Connection: close~~ | 404",
        "POST /v1/chat/completions HTTP/1.1~Content-Length: 99999999999~~ | 413",
        "POST /v1/chat/completions HTTP/1.1~Content-Length: many~~ | 400",
        "POST /v1/chat/completions HTTP/1.1~Transfer-Encoding: chunked~~fffffff~ | 413",
        "POST /v1/chat/completions HTTP/1.1~Content-Length: 4~Connection: close~~nope | 400",
      })
  void rejectsInvalidRequests(String request, String status) throws Exception {
    var sent = request.replace("~", "\r\n") + (request.equals("hello") ? "\r\n" : "");
    assertThat(exchange(sent)).startsWith("HTTP/1.1 " + status).contains("\"error\"");
  }

  @Test
  void rejectsATooLargeHeader() throws Exception {
    var request = "GET / HTTP/1.1\r\nX: " + "x".repeat(65_536 - 19);
    assertThat(exchange(request + "\r\n\r\n")).startsWith("HTTP/1.1 431");
  }

  @Test
  void reportsAndResetsItsCounts() throws Exception {
    try (var caller = new TestClient(endpoint);
        var client = HttpClient.newHttpClient()) {
      caller.post(Prompts.read("Who came?", "Nobody came."));
      var root = endpoint.uri().resolve("/");
      var stats = HttpRequest.newBuilder(root.resolve("stats")).build();
      var reset =
          HttpRequest.newBuilder(root.resolve("stats/reset"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      var counted = client.send(stats, HttpResponse.BodyHandlers.ofString()).body();
      assertThat(TestClient.json(counted).path("requests").asInt()).isEqualTo(1);
      assertThat(TestClient.json(counted).at("/byStatus/200").asInt()).isEqualTo(1);
      assertThat(TestClient.json(counted).path("largestPromptTokens").asInt()).isPositive();
      client.send(reset, HttpResponse.BodyHandlers.ofString());
      assertThat(endpoint.counts().requests()).isZero();
      client.shutdownNow();
    }
  }

  @Test
  void failsToStartOnAPortInUse() {
    var plan = EndpointPlan.withoutFaults().withPort(endpoint.uri().getPort());
    assertThatIOException()
        .isThrownBy(() -> SimulatedEndpoint.start(plan))
        .withMessageContaining("port " + plan.port());
  }

  /**
   * Sends {@code request} unchanged. Returns everything received until the endpoint closes the
   * connection.
   */
  private String exchange(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", endpoint.uri().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
