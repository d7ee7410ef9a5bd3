package dev.trawl.retrieval.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import dev.trawl.retrieval.document.FileBytes;
import dev.trawl.retrieval.document.Hash;
import dev.trawl.retrieval.document.RawDocument;
import dev.trawl.retrieval.format.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads from a real server on this machine, which has a private address. */
class DownloadTest {
  private final Map<String, List<String>> requests = new ConcurrentHashMap<>();
  private final CountDownLatch testEnd = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    testEnd.countDown();
    server.stop(0);
  }

  @Test
  void savesTheBodyWithTheNameInTheUrlAndDeletesItOnClose() throws Exception {
    serve("/docs/my%20paper.txt", 200, "the text", Map.of());
    var raw = download("", "/docs/my%20paper.txt?token=secret#top");
    var file = ((FileBytes) raw).path();
    assertThat(raw.name()).isEqualTo("my paper.txt");
    assertThat(raw.content()).isEqualTo(Hash.of("the text"));
    assertThat(Samples.parser().parse(raw).text()).isEqualTo("the text");
    assertThat(file).exists();
    raw.close();
    assertThat(file).doesNotExist();
  }

  @Test
  void usesTheFileNameFromTheServerWithoutItsPath() throws Exception {
    serve(
        "/get",
        200,
        "x",
        Map.of("Content-Disposition", "attachment; filename=\"../../etc/a.txt\""));
    try (var raw = download("", "/get")) {
      assertThat(raw.name()).isEqualTo("a.txt");
    }
    serve(
        "/zh",
        200,
        "x",
        Map.of("Content-Disposition", "attachment; filename*=UTF-8''%E6%8A%A5%E5%91%8A.md"));
    try (var raw = download("", "/zh")) {
      assertThat(raw.name()).isEqualTo("报告.md");
    }
  }

  @Test
  void followsRedirects() throws Exception {
    serve("/a", 302, "", Map.of("Location", "/b"));
    serve("/b", 301, "", Map.of("Location", "c.txt"));
    serve("/c.txt", 200, "found", Map.of());
    try (var raw = download("", "/a")) {
      assertThat(raw.name()).isEqualTo("c.txt");
    }
  }

  @Test
  void stopsAfterTooManyRedirects() {
    serve("/loop", 302, "", Map.of("Location", "/loop"));
    assertRejected(
        Reason.FORBIDDEN,
        "redirects more often than trawl.fetch.max-redirects = 3 allows",
        () -> download("max-redirects = 3", "/loop"));
    assertThat(requests.get("/loop")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://example.org/a", "jar:file:/a.jar!/b"})
  void doesNotFollowARedirectToAnotherScheme(String target) {
    serve("/out", 302, "", Map.of("Location", target));
    assertRejected(
        Reason.FORBIDDEN, "only http and https URLs can be opened", () -> download("", "/out"));
  }

  @Test
  void rejectsThisMachineByDefault() {
    serve("/a.txt", 200, "inner", Map.of());
    var parser = new DocumentParser(Samples.settings(), Samples.fetchSettings());
    assertRejected(
        Reason.FORBIDDEN,
        "leads to a private network; to allow this, set trawl.fetch.allow-private-networks = true"
            + " in conf/application.conf",
        () -> parser.fetch(new Source.Url(uri("/a.txt"))));
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1/",
        "http://2130706433/",
        "http://[::1]:1/",
        "http://[::ffff:7f00:1]/",
        "http://169.254.169.254/latest/meta-data/"
      })
  void rejectsPrivateAddressesInAnyNotation(String address) {
    var parser = new DocumentParser(Samples.settings(), Samples.fetchSettings());
    assertRejected(
        Reason.FORBIDDEN,
        "leads to a private network",
        () -> parser.fetch(new Source.Url(URI.create(address))));
  }

  @Test
  void checksEveryResolvedAddress() {
    // The host has a public and a private address. The client must connect to neither.
    var lookUps = new AtomicInteger();
    DnsResolver rebinding =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            lookUps.incrementAndGet();
            return new InetAddress[] {
              InetAddress.getByName("93.184.216.34"), InetAddress.getLoopbackAddress()
            };
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    var download =
        new Download(Samples.fetchSettings(), new TimeLimit(4), rebinding, PublicAddress::is);
    assertRejected(
        Reason.FORBIDDEN,
        "leads to a private network",
        () -> download.fetch(URI.create("http://rebind.example:%d/".formatted(port()))));
    assertThat(lookUps).hasValue(1);
    assertThat(requests).isEmpty();
  }

  @Test
  void doesNotFollowARedirectToAForbiddenNetwork() {
    serve("/a", 302, "", Map.of("Location", "http://127.0.0.2:%d/b".formatted(port())));
    serve("/b", 200, "secret", Map.of());
    var download =
        new Download(
            Samples.fetchSettings(),
            new TimeLimit(4),
            SystemDefaultDnsResolver.INSTANCE,
            address -> address.isLoopbackAddress() && !address.getHostAddress().endsWith(".2"));
    assertRejected(Reason.FORBIDDEN, "leads to a private network", () -> download.fetch(uri("/a")));
    assertThat(requests).containsKey("/a").doesNotContainKey("/b");
  }

  @Test
  void rejectsABodyOverTheSizeLimit() throws Exception {
    serve("/big", 200, "x".repeat(100_000), Map.of());
    assertRejected(
        Reason.TOO_LARGE,
        "sends more bytes than trawl.fetch.max-size = 1024 allows",
        () -> download("max-size = 1 KiB", "/big"));
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[1 << 20]);
    }
    serve("/bomb", 200, packed.toByteArray(), Map.of("Content-Encoding", "gzip"));
    assertRejected(
        Reason.TOO_LARGE,
        "sends more bytes than trawl.fetch.max-size",
        () -> download("max-size = 100 KiB", "/bomb"));
  }

  @Test
  void timesOutIfTheServerSendsBytesTooSlowly() {
    server.createContext(
        "/drip",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          var body = exchange.getResponseBody();
          try {
            while (testEnd.getCount() > 0) {
              body.write('x');
              body.flush();
            }
          } catch (IOException e) {
            exchange.close();
          }
        });
    assertRejected(
        Reason.TOO_SLOW,
        "took longer than trawl.fetch.timeout = 200 ms allows",
        () -> download("timeout = 200 ms", "/drip"));
  }

  @Test
  void timesOutIfTheServerNeverResponds() {
    server.createContext("/silent", exchange -> await());
    assertRejected(
        Reason.TOO_SLOW,
        "took longer than trawl.fetch.timeout = 200 ms allows",
        () -> download("timeout = 200 ms", "/silent"));
  }

  @Test
  void reportsAnErrorStatusOrAnEmptyResponse() {
    serve("/none", 404, "", Map.of());
    serve("/wrong", 500, "", Map.of());
    serve("/empty", 200, "", Map.of());
    assertRejected(
        Reason.NOT_FOUND, "the server responded with 404 Not Found", () -> download("", "/none"));
    assertRejected(
        Reason.UNREADABLE, "the server responded with 500", () -> download("", "/wrong"));
    assertRejected(Reason.EMPTY, "the server sent an empty response", () -> download("", "/empty"));
  }

  @Test
  void reportsAnUnknownOrUnreachableServer() {
    DnsResolver unknownHosts =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    var download =
        new Download(Samples.fetchSettings(), new TimeLimit(4), unknownHosts, address -> true);
    assertRejected(
        Reason.NOT_FOUND,
        "unknown host",
        () -> download.fetch(URI.create("http://nowhere.example/")));
    var address = uri("/a.txt");
    server.stop(0);
    assertRejected(
        Reason.UNREADABLE, "download failed", () -> parser("").fetch(new Source.Url(address)));
  }

  @Test
  void neverSendsOrShowsCredentials() {
    var address = URI.create("http://ada:hunter2@localhost:%d/a.txt?key=hunter3".formatted(port()));
    serve("/a.txt", 200, "x", Map.of());
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> parser("").fetch(new Source.Url(address)))
        .withMessageContaining("user name or password")
        .withMessageNotContaining("hunter")
        .withMessageNotContaining("ada");
    assertThat(new Source.Url(address).name()).doesNotContain("hunter").doesNotContain("ada");
    assertThat(requests).isEmpty();
  }

  @Test
  void deletesTheFileOfAFailedDownload() throws Exception {
    serve("/big", 200, "x".repeat(900_000), Map.of());
    assertRejected(Reason.TOO_LARGE, "", () -> download("max-size = 899999", "/big"));
    var folder = java.nio.file.Path.of(System.getProperty("java.io.tmpdir"));
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".download")).filter(this::isBig))
          .isEmpty();
    }
  }

  private boolean isBig(java.nio.file.Path file) {
    return file.toFile().length() > 500_000;
  }

  private interface Fetch {
    Object run() throws DocumentException;
  }

  private static void assertRejected(Reason reason, String words, Fetch work) {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(work::run)
        .withMessageContaining(words)
        .withMessageNotContaining("\n")
        .extracting(DocumentException::reason)
        .isEqualTo(reason);
  }

  private RawDocument download(String settings, String path) throws DocumentException {
    return parser(settings).fetch(new Source.Url(uri(path)));
  }

  private static DocumentParser parser(String settings) {
    var all = "allow-private-networks = true" + (settings.isEmpty() ? "" : ", " + settings);
    return new DocumentParser(Samples.settings(), Samples.fetchSettings(all));
  }

  private URI uri(String path) {
    return URI.create("http://localhost:%d%s".formatted(port(), path));
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void serve(String path, int status, String body, Map<String, String> headers) {
    serve(path, status, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  private void serve(String path, int status, byte[] body, Map<String, String> headers) {
    server.createContext(
        URI.create(path).getPath(),
        exchange -> {
          requests
              .computeIfAbsent(path, key -> new java.util.concurrent.CopyOnWriteArrayList<>())
              .add(exchange.getRequestMethod());
          headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          try (HttpExchange open = exchange) {
            if (body.length > 0) {
              open.getResponseBody().write(body);
            }
          }
        });
  }

  private void await() {
    try {
      testEnd.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
