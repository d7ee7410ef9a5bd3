package dev.trawl.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests requests that no client library sends: other hosts, pages of other servers, invalid
 * requests.
 */
class OriginsTest {
  @TempDir private Path folder = Path.of("");
  private Site site;

  @BeforeEach
  void start() {
    site = Site.in(folder);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, '', 200",
    "localhost:80, http://localhost:80, 200",
    "127.0.0.1, http://127.0.0.1, 200",
    "[::1]:80, '', 200",
    "evil.example, '', 403",
    "localhost.evil.example, '', 403",
    "localhost, http://evil.example, 403",
    "localhost:80, http://localhost:81, 403",
    "localhost, null, 403"
  })
  void acceptsOnlyPagesOfThisServer(String host, String origin, int status) throws IOException {
    var origins = origin.isEmpty() ? "" : "Origin: " + origin + "\r\n";
    for (var path : List.of("/v1/documents", "/metrics")) {
      assertThat(replyTo("GET %s HTTP/1.1\r\nHost: %s\r\n%s".formatted(path, host, origins)))
          .startsWith("HTTP/1.1 " + status);
    }
  }

  @Test
  void aPageOfAnotherServerCannotOpenASocket() throws IOException {
    assertThat(
            replyTo(
                """
                GET /v1/stream HTTP/1.1\r
                Host: localhost\r
                Origin: http://evil.example\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Upgrade: websocket\r
                """))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void errorsForInvalidRequestsHaveTheUsualForm() throws IOException {
    assertThat(replyTo("NONSENSE /v1/documents HTTP/1.1\r\nHost: localhost\r\n"))
        .startsWith("HTTP/1.1 501")
        .contains("X-Request-ID: ", "{\"error\":{\"type\":");
    assertThat(replyTo("GET /%zz HTTP/1.1\r\nHost: localhost\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("X-Request-ID: ", "\"invalid_request_error\"");
    assertThat(
            replyTo(
                "GET /health/live HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  /** The server's reply to {@code head}, with a header that asks it to close the connection. */
  private String replyTo(String head) throws IOException {
    try (var socket =
        new java.net.Socket(InetAddress.getLoopbackAddress(), site.server.address().getPort())) {
      socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
