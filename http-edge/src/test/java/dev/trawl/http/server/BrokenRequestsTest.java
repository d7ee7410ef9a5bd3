package dev.trawl.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that a correct client never sends. Each gets the right status, and other clients are
 * still served.
 */
class BrokenRequestsTest {
  private static final String HOST = "Host: localhost\r\n";
  private static final String JSON = HOST + "Content-Type: application/json\r\n";
  private static final String ASK = "POST /v1/questions HTTP/1.1\r\n" + JSON;
  private static final String CHUNKED = ASK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String LIVE = "GET /health/live HTTP/1.1\r\n" + HOST + "\r\n";

  @TempDir private static Path folder = Path.of("");
  private static Site site;

  @BeforeAll
  static void start() {
    site = Site.in(folder.resolve("site"), "trawl.http.max-body-size = 8 KiB");
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @AfterEach
  void otherClientsAreStillServed() {
    assertThat(site.get("/v1/documents").status()).isEqualTo(200);
  }

  static Stream<Arguments> ambiguous() {
    return Stream.of(
        argumentSet("two lengths", ASK + "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}"),
        argumentSet("a list of lengths", ASK + "Content-Length: 2, 2\r\n\r\n{}"),
        argumentSet("a negative length", ASK + "Content-Length: -2\r\n\r\n{}"),
        argumentSet("a length with a sign", ASK + "Content-Length: +2\r\n\r\n{}"),
        argumentSet("a length in hex", ASK + "Content-Length: 0x2\r\n\r\n{}"),
        argumentSet(
            "a length with many digits", ASK + "Content-Length: 9" + "9".repeat(30) + "\r\n\r\n{}"),
        argumentSet(
            "Content-Length before Transfer-Encoding",
            ASK + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        argumentSet(
            "Transfer-Encoding before Content-Length",
            ASK + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n"),
        argumentSet(
            "two encodings",
            ASK + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"),
        argumentSet("an unknown encoding", encoded("xchunked")),
        argumentSet("an encoding in quotes", encoded("\"chunked\"")),
        argumentSet("a list of encodings that ends with chunked", encoded("gzip, chunked")),
        argumentSet("a list of encodings that starts with chunked", encoded("chunked, identity")),
        argumentSet("an encoding after a vertical tab", encoded("\u000bchunked")),
        argumentSet("an encoding with a NUL", encoded("chunked\0")),
        argumentSet("an encoding on the next line", encoded("\r\n chunked")),
        argumentSet(
            "a space before the colon",
            ASK + "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
        argumentSet(
            "a header without a colon", "GET /health/live HTTP/1.1\r\n" + HOST + "fog\r\n\r\n"),
        argumentSet(
            "a header without a name", "GET /health/live HTTP/1.1\r\n" + HOST + ": a\r\n\r\n"),
        argumentSet(
            "a folded first header", "GET /health/live HTTP/1.1\r\n X-A: a\r\n" + HOST + "\r\n"),
        argumentSet(
            "a carriage return without a line feed",
            "GET /health/live HTTP/1.1\r\n" + HOST + "X-A: a\rX-B: b\r\n\r\n"),
        argumentSet(
            "a NUL in a header", "GET /health/live HTTP/1.1\r\n" + HOST + "X-A: a\0\r\n\r\n"),
        argumentSet("two hosts", "GET /health/live HTTP/1.1\r\n" + HOST + HOST + "\r\n"),
        argumentSet("a chunk with an invalid size", CHUNKED + "ZZ\r\n{}\r\n0\r\n\r\n"),
        argumentSet("a chunk with a negative size", CHUNKED + "-2\r\n{}\r\n0\r\n\r\n"),
        argumentSet(
            "a chunk with an overflowing size", CHUNKED + "F".repeat(16) + "2\r\n{}\r\n0\r\n\r\n"),
        argumentSet("a chunk longer than its size", CHUNKED + "2\r\n{}fog\r\n0\r\n\r\n"),
        argumentSet(
            "a chunk with a long extension",
            CHUNKED + "2;" + "x".repeat(500) + "\r\n{}\r\n0\r\n\r\n"));
  }

  private static String encoded(String encoding) {
    return ASK + "Transfer-Encoding: " + encoding + "\r\nContent-Length: 5\r\n\r\n0\r\n\r\n";
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void rejectsAnAmbiguousLengthAndIgnoresWhatFollows(String request) {
    assertThat(RawSocket.statuses(site, request + LIVE)).containsExactly(400);
  }

  static Stream<Arguments> complete() {
    return Stream.of(
        argumentSet("three requests in a row", LIVE + LIVE + LIVE, List.of(200, 200, 200)),
        argumentSet(
            "a body that looks like a request",
            "POST /nothing HTTP/1.1\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(HOST, LIVE.length(), LIVE),
            List.of(404)),
        argumentSet(
            "a body with GET",
            "GET /v1/documents HTTP/1.1\r\n%sContent-Length: %d\r\n\r\n%s%s"
                .formatted(HOST, LIVE.length(), LIVE, LIVE),
            List.of(200, 200)),
        argumentSet("chunks", CHUNKED + "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n" + LIVE, List.of(400, 200)),
        argumentSet(
            "ignored trailers",
            CHUNKED + "2\r\n{}\r\n0\r\nContent-Length: 99\r\n\r\n" + LIVE,
            List.of(400, 200)),
        argumentSet(
            "the same length twice",
            ASK + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}" + LIVE,
            List.of(400, 200)),
        argumentSet(
            "lines that end with a line feed only",
            "GET /health/live HTTP/1.1\nHost: a\n\n",
            List.of(200)),
        argumentSet(
            "a folded header",
            "GET /health/live HTTP/1.1\r\n" + HOST + "X-A: a\r\n b\r\n\r\n",
            List.of(200)),
        argumentSet("HTTP/1.0", "GET /health/live HTTP/1.0\r\n" + HOST + "\r\n", List.of(200)),
        argumentSet(
            "HTTP/1.0 with keep-alive",
            "GET /health/live HTTP/1.0\r\nConnection: keep-alive\r\n" + HOST + "\r\n" + LIVE,
            List.of(200, 200)));
  }

  @ParameterizedTest
  @MethodSource("complete")
  void answersCompleteRequests(String requests, List<Integer> statuses) {
    assertThat(RawSocket.statuses(site, requests)).isEqualTo(statuses);
  }

  static Stream<Arguments> rejected() {
    return Stream.of(
        argumentSet("no host", "GET /health/live HTTP/1.1\r\n\r\n", 400),
        argumentSet("no host, HTTP/1.0", "GET /health/live HTTP/1.0\r\n\r\n", 400),
        argumentSet("no version", "GET /health/live\r\n\r\n", 505),
        argumentSet("a later version", "GET /health/live HTTP/2.0\r\n" + HOST + "\r\n", 505),
        argumentSet("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 501),
        argumentSet(
            "TLS",
            "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003" + "x".repeat(99),
            400),
        argumentSet("an unknown method", "BREW / HTTP/1.1\r\n" + HOST + "\r\n", 501),
        argumentSet(
            "a method that the path does not support",
            "TRACE /health/live HTTP/1.1\r\n" + HOST + "\r\n",
            405),
        argumentSet("a tunnel", "CONNECT localhost:80 HTTP/1.1\r\n" + HOST + "\r\n", 400),
        argumentSet(
            "a long URL", "GET /" + "a".repeat(3_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414),
        argumentSet("an endless URL", "GET /" + "a".repeat(1_000_000), 414),
        argumentSet(
            "a long header",
            "GET / HTTP/1.1\r\n" + HOST + "X-A: " + "a".repeat(9_000) + "\r\n\r\n",
            431),
        argumentSet(
            "an endless header",
            "GET / HTTP/1.1\r\n" + HOST + "X-A: " + "a".repeat(1_000_000),
            431),
        argumentSet(
            "a header with a long name",
            "GET / HTTP/1.1\r\n" + HOST + "X".repeat(9_000) + ": a\r\n\r\n",
            431),
        argumentSet(
            "many headers", "GET / HTTP/1.1\r\n" + HOST + "X-A: a\r\n".repeat(100) + "\r\n", 431),
        argumentSet("a long body", ASK + "Content-Length: 9000\r\n\r\n" + " ".repeat(9_000), 413),
        argumentSet("a huge Content-Length", ASK + "Content-Length: 99999999999\r\n\r\n{", 413),
        argumentSet(
            "endless chunks", CHUNKED + ("400\r\n" + " ".repeat(1024) + "\r\n").repeat(20), 413),
        argumentSet("half a body", ASK + "Content-Length: 20\r\n\r\n{", 400),
        argumentSet("half a chunk", CHUNKED + "20\r\n{", 400),
        argumentSet("half an object", ASK + "Content-Length: 1\r\n\r\n{", 400),
        argumentSet("not an object", ASK + "Content-Length: 2\r\n\r\n[]", 400),
        argumentSet("not UTF-8", ASK + "Content-Length: 4\r\n\r\n{\u00ff\u00fe}", 400),
        argumentSet(
            "nested too deep", ASK + "Content-Length: 8000\r\n\r\n" + "[".repeat(8_000), 400));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void repliesWithTheRightStatus(String request, int status) {
    assertThat(RawSocket.statuses(site, request)).containsExactly(status);
  }

  static Stream<Arguments> handshakes() {
    var upgrade = "GET /v1/stream HTTP/1.1\r\n" + HOST;
    var upgradeHeaders = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
    var version = "Sec-WebSocket-Version: 13\r\n";
    var key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    return Stream.of(
        argumentSet("no WebSocket headers", upgrade + "\r\n"),
        argumentSet(
            "an old version",
            upgrade + upgradeHeaders + "Sec-WebSocket-Version: 8\r\n" + key + "\r\n"),
        argumentSet("no key", upgrade + upgradeHeaders + version + "\r\n"),
        argumentSet(
            "a short key", upgrade + upgradeHeaders + version + "Sec-WebSocket-Key: x\r\n\r\n"),
        argumentSet("no upgrade", upgrade + "Connection: Upgrade\r\n" + version + key + "\r\n"),
        argumentSet("no connection", upgrade + "Upgrade: websocket\r\n" + version + key + "\r\n"));
  }

  @ParameterizedTest
  @MethodSource("handshakes")
  void rejectsAnInvalidHandshake(String request) {
    assertThat(RawSocket.statuses(site, request)).containsExactly(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../etc/passwd",
        "/v1/documents/../../etc/passwd",
        "/v1/documents/%2e%2e/%2e%2e/etc/passwd",
        "/v1/documents/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/v1/documents/%252e%252e%252fetc",
        "/v1/documents/..%5c..%5cetc",
        "/v1/documents/..\\..\\etc",
        "/v1/documents/%00",
        "/v1/documents/%2e%2e",
        "/v1/documents/%c0%ae%c0%ae%c0%af",
        "/v1/documents/%ff",
        "/v1/documents/..;/etc",
        "/v1/documents/%2e%2e%2fx/text",
        "/v1/runs/%2e%2e%2f%2e%2e%2fetc",
        "/v1/runs/%2e%2e%2fx/events",
        "/v1/models/%2e%2e%2fx",
        "//etc/passwd",
        "/%zz",
        "file:///etc/passwd",
        "etc/passwd"
      })
  void rejectsPathsThatLeadOutsideTheApi(String path) {
    for (var method : List.of("GET", "DELETE")) {
      var request = "%s %s HTTP/1.1\r\n%s\r\n".formatted(method, path, HOST);
      assertThat(RawSocket.statuses(site, request)).as(method).singleElement().isIn(400, 404, 405);
    }
  }

  @Test
  void namesOfUploadsAreNeverUsedAsPaths() throws IOException {
    var names =
        List.of(
            "../../evil.txt",
            "..\\..\\evil.txt",
            "/etc/evil.txt",
            "C:\\evil.txt",
            "%2e%2e%2fevil.txt",
            "evil.txt\0.pdf",
            "..",
            ".",
            "",
            "con",
            "a".repeat(5_000) + ".txt");
    for (var name : names) {
      var reply = site.upload(name, ("Fog " + name.hashCode()).getBytes(UTF_8));
      assertThat(reply.status()).as(name).isIn(201, 400);
    }
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file -> assertThat(file.getFileName().toString()).doesNotContain("evil"));
    }
    try (var entries = Files.list(folder)) {
      assertThat(entries).containsExactly(folder.resolve("site"));
    }
  }
}
