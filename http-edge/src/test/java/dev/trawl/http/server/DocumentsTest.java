package dev.trawl.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.trawl.retrieval.document.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the document API over a real socket. */
class DocumentsTest {
  @TempDir private Path folder = Path.of("");
  private Site site;

  @BeforeEach
  void start() {
    site =
        Site.in(
            folder,
            "trawl.http.max-upload-size = 64 KiB",
            "trawl.http.max-text-characters = 100",
            "trawl.fetch.allow-private-networks = true");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void opensAnUploadedFile() {
    var reply = site.upload("log.txt", Site.log(9).getBytes(UTF_8));
    assertThat(reply.status()).isEqualTo(201);
    var document = reply.json();
    assertThat(document.path("name").asText()).isEqualTo("log.txt");
    assertThat(document.path("pages").asInt()).isEqualTo(1);
    assertThat(document.path("chunks").asInt()).isGreaterThan(5);
    assertThat(document.path("tokens").asInt()).isGreaterThan(100);
    var path = "/v1/documents/" + document.path("id").asText();
    assertThat(reply.header("Location")).contains(path);
    assertThat(site.get(path).json()).isEqualTo(document);
    assertThat(site.get("/v1/documents").json().path("documents").get(0)).isEqualTo(document);
  }

  @Test
  void returnsTheLocationOfAChunk() {
    var document = site.upload("log.txt", Site.log(9).getBytes(UTF_8)).json();
    var path = "/v1/documents/%s/chunks/".formatted(document.path("id").asText());
    var start = 0;
    for (var chunk = 0; chunk < document.path("chunks").asInt(); chunk++) {
      var reply = site.get(path + chunk).json();
      assertThat(reply.path("chunk").asInt()).isEqualTo(chunk);
      assertThat(reply.path("page").asInt()).isEqualTo(1);
      assertThat(reply.path("start").asInt()).isEqualTo(start);
      start = reply.path("end").asInt();
    }
    assertThat(start).isEqualTo(document.path("characters").asInt());
    assertThat(site.get(path + document.path("chunks").asInt()).status()).isEqualTo(404);
    assertThat(site.get(path + "-1").status()).isEqualTo(404);
    assertThat(site.get("/v1/documents/%s/chunks/0".formatted("0".repeat(64))).status())
        .isEqualTo(404);
  }

  @Test
  void aPieceOfTextHasPageNumbers() {
    var id =
        site.upload("log.txt", "One.\fTwo.\fThree.".getBytes(UTF_8)).json().path("id").asText();
    var text = site.get("/v1/documents/%s/text?start=1".formatted(id)).json();
    assertThat(text.path("page").asInt()).isEqualTo(1);
    assertThat(text.path("pages")).hasSize(2);
    var third = text.path("pages").get(1);
    assertThat(third.path("page").asInt()).isEqualTo(3);
    assertThat(text.path("text").asText().substring(third.path("start").asInt() - 1))
        .startsWith("Three.");
  }

  @Test
  void suggestsQuestionsAboutADocument() {
    var text = "Orla Byrne was the captain of the ferry. She lost her hat.";
    var id = site.open(text);
    assertThat(site.get("/v1/documents/%s/suggestions".formatted(id)).json().path("suggestions"))
        .extracting(question -> question.asText())
        .containsExactly("Who was Orla Byrne?");
    assertThat(site.get("/v1/documents/%s/suggestions".formatted("0".repeat(64))).status())
        .isEqualTo(404);
  }

  @Test
  void opensTheSameContentForManyClientsAtOnce() {
    for (var round = 0; round < 10; round++) {
      var content = Site.log(400 + round).getBytes(UTF_8);
      var clients =
          IntStream.range(0, 16)
              .mapToObj(
                  client ->
                      site.client.sendAsync(
                          site.uploading("file", "log.txt", content).build(),
                          BodyHandlers.ofString(UTF_8)))
              .toList();
      assertThat(clients)
          .allSatisfy(client -> assertThat(client.join().statusCode()).isEqualTo(201))
          .extracting(client -> client.join().body())
          .containsOnly(clients.getFirst().join().body());
    }
    assertThat(site.get("/v1/documents").json().path("documents")).hasSize(10);
    assertThat(uploads()).hasSize(10);
  }

  @Test
  void opensTheSameContentOnce() {
    var first = site.upload("log.txt", Site.log(9).getBytes(UTF_8)).json();
    var second = site.upload("copy.txt", Site.log(9).getBytes(UTF_8)).json();
    assertThat(second).isEqualTo(first);
    assertThat(site.get("/v1/documents").json().path("documents")).hasSize(1);
    assertThat(uploads()).containsExactly(Hash.of(Site.log(9)).sha256());
  }

  @Test
  void keepsANameWithNonLatinLetters() {
    assertThat(site.upload("протокол 会議.txt", "Fog.".getBytes(UTF_8)).json().path("name").asText())
        .isEqualTo("протокол 会議.txt");
  }

  @ParameterizedTest
  @CsvSource({
    "../../../etc/passwd, passwd",
    "/etc/cron.d/job, job",
    "..\\..\\boot.ini, boot.ini",
    "'..', document",
    "'', document"
  })
  void fileNamesNeverLeadOutOfTheUploadFolder(String fileName, String name) {
    var document = site.upload(fileName, "The fog came in.".getBytes(UTF_8)).json();
    assertThat(document.path("name").asText()).isEqualTo(name);
    assertThat(uploads()).containsExactly(Hash.of("The fog came in.").sha256());
    try (var all = Files.walk(folder)) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .doesNotContain("passwd", "job", "boot.ini");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void rejectsAnUploadThatIsTooLargeAndDeletesIt() {
    var reply =
        site.send(site.uploading("file", "big.txt", new byte[65 * 1024]).expectContinue(true));
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.error().path("code").asText()).isEqualTo("too_large");
    assertThat(reply.error().path("message").asText()).contains("65,536");
    assertThat(uploads()).isEmpty();
    assertThat(site.get("/v1/documents").json().path("documents")).isEmpty();
  }

  @Test
  void rejectsAFormWithoutAFile() {
    var reply = site.send(site.uploading("other", "log.txt", new byte[] {'a'}));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().path("param").asText()).isEqualTo("file");
    assertThat(uploads()).isEmpty();
  }

  @Test
  void rejectsAnIncompleteFormAndDeletesItsFile() {
    var reply =
        site.send(
            site.request("/v1/documents")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(
                    BodyPublishers.ofString(
                        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nThe f")));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(uploads()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300})
  void rejectsAFileWithoutTextAndDeletesIt(int zeros) {
    var reply = site.upload("empty.bin", new byte[zeros]);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.error().path("param").asText()).isEqualTo("file");
    assertThat(uploads()).isEmpty();
  }

  @Test
  void fetchesAnAddress() throws IOException {
    var pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pages.createContext(
        "/log.txt",
        exchange -> {
          var text = Site.log(3).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    pages.start();
    try {
      var address = "http://127.0.0.1:%d/log.txt".formatted(pages.getAddress().getPort());
      var reply = site.post("/v1/documents", "{\"url\": \"%s\"}".formatted(address));
      assertThat(reply.status()).as(reply.http().body()).isEqualTo(201);
      assertThat(reply.json().path("name").asText()).contains("log.txt");
    } finally {
      pages.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"url\": \"file:///etc/passwd\"}",
        "{\"url\": \"a b\"}",
        "{\"url\": \"http:///x\"}"
      })
  void rejectsAnInvalidAddress(String body) {
    var reply = site.post("/v1/documents", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().path("param").asText()).isEqualTo("url");
  }

  @Test
  void rejectsAnUnsupportedContentType() {
    var reply =
        site.send(
            site.request("/v1/documents")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("The fog came in.")));
    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.error().path("type").asText()).isEqualTo("invalid_request_error");
  }

  @Test
  void returnsTextByOffsets() {
    var text = "Amalia hid the key. 😀 Nobody saw it.";
    var path = "/v1/documents/" + site.open(text) + "/text";
    assertThat(site.get(path).json().path("text").asText()).isEqualTo(text);
    var part = site.get(path + "?start=7&end=18").json();
    assertThat(part.path("text").asText()).isEqualTo(text.substring(7, 18));
    var emoji = text.indexOf("😀");
    var half = site.get(path + "?start=%d&end=%d".formatted(emoji + 1, emoji + 5)).json();
    assertThat(half.path("start").asInt()).isEqualTo(emoji + 2);
    assertThat(half.path("text").asText()).isEqualTo(text.substring(emoji + 2, emoji + 5));
    assertThat(site.get(path + "?end=" + (emoji + 1)).json().path("end").asInt()).isEqualTo(emoji);
    assertThat(site.get(path + "?start=30&end=9999").json().path("end").asInt())
        .isEqualTo(text.length());
  }

  @Test
  void returnsALongTextInPieces() {
    var text = Site.log(9);
    var path = "/v1/documents/" + site.open(text) + "/text";
    var pieces = new StringBuilder();
    while (pieces.length() < text.length()) {
      pieces.append(site.get(path + "?start=" + pieces.length()).json().path("text").asText());
    }
    assertThat(pieces.toString()).isEqualTo(text);
    assertThat(site.get(path + "?start=0&end=101").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"start=-1, start", "start=x, start", "start=9999, start", "start=9&end=3, end"})
  void rejectsAnInvalidOffset(String query, String param) {
    var reply = site.get("/v1/documents/" + site.open(Site.log(3)) + "/text?" + query);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().path("param").asText()).isEqualTo(param);
  }

  @Test
  void aDeletedDocumentIsGoneAndCanBeUploadedAgain() {
    var id = site.open(Site.log(3));
    assertThat(site.delete("/v1/documents/" + id).status()).isEqualTo(204);
    assertThat(site.get("/v1/documents/" + id).status()).isEqualTo(404);
    assertThat(site.delete("/v1/documents/" + id).status()).isEqualTo(404);
    assertThat(uploads()).isEmpty();
    assertThat(site.open(Site.log(3))).isEqualTo(id);
    assertThat(site.get("/v1/documents/" + id + "/text").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {UNKNOWN_PATH, "/v1/documents/nothing", "/v1/documents/..%2f..%2fetc"})
  void anUnknownDocumentIsNotFound(String path) {
    for (var reply : List.of(site.get(path), site.delete(path), site.get(path + "/text"))) {
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.error().path("code").asText()).isEqualTo("not_found");
    }
  }

  private static final String UNKNOWN_PATH =
      "/v1/documents/abababababababababababababababababababababababababababababababab";

  private List<String> uploads() {
    try (var files = Files.list(Site.uploads(folder))) {
      return files.map(path -> path.getFileName().toString()).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
