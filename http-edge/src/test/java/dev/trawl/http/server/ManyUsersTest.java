package dev.trawl.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests owners with different keys on one server. */
class ManyUsersTest {
  private static final String ANN = "the-key-of-ann";
  private static final String BEN = "the-key-of-ben";
  private static final byte[] TEXT = Site.log(9).getBytes(UTF_8);

  private final BlockedModel model = new BlockedModel();
  @TempDir private Path folder = Path.of("");
  private Site site;

  @BeforeEach
  void start() {
    site =
        Site.reading(
            model,
            folder,
            """
            trawl.http.keys = [
              { key = %s, max-documents = 2, max-runs = 1 }
              { key = %s, requests-per-minute = 60 }
            ]
            """
                .formatted(ANN, BEN));
  }

  @AfterEach
  void stop() {
    model.release();
    site.close();
  }

  @Test
  void ownersSeeOnlyTheirOwnDocuments() {
    var id = upload(ANN, "log.txt", TEXT).json().path("id").asText();
    assertThat(names(ANN)).containsExactly("log.txt");
    assertThat(names(BEN)).isEmpty();
    for (var path : List.of("", "/text?start=0&end=9")) {
      assertThat(get(ANN, "/v1/documents/" + id + path).status()).isEqualTo(200);
      assertThat(get(BEN, "/v1/documents/" + id + path).status()).isEqualTo(404);
    }
    assertThat(site.send(withKey(BEN, site.request("/v1/documents/" + id).DELETE())).status())
        .isEqualTo(404);
    var asked = ask(BEN, id);
    assertThat(asked.status()).isEqualTo(404);
    assertThat(asked.error().path("param").asText()).isEqualTo("documents");
    assertThat(chat(BEN).error().path("message").asText()).contains("No document is open");
  }

  @Test
  void ownersSeeOnlyTheirOwnRuns() {
    var run = ask(ANN, upload(ANN, "log.txt", TEXT).json().path("id").asText()).json();
    var path = "/v1/runs/" + run.path("run").asText();
    assertThat(get(ANN, path).status()).isEqualTo(200);
    assertThat(get(BEN, path).status()).isEqualTo(404);
    assertThat(get(BEN, path + "/events").status()).isEqualTo(404);
    assertThat(site.send(withKey(BEN, site.request(path).DELETE())).status()).isEqualTo(404);
    assertThat(get(ANN, path).json().path("status").asText()).isEqualTo("running");
  }

  @Test
  void theSameContentHasASeparateNameForEachOwner() throws Exception {
    var id = upload(ANN, "ann.txt", TEXT).json().path("id").asText();
    var same = upload(BEN, "ben.txt", TEXT).json();
    assertThat(same.path("id").asText()).isEqualTo(id);
    assertThat(names(ANN)).containsExactly("ann.txt");
    assertThat(names(BEN)).containsExactly("ben.txt");

    assertThat(delete(ANN, id)).isEqualTo(204);
    assertThat(names(ANN)).isEmpty();
    assertThat(files()).hasSize(1);
    model.release();
    var answer = answer(BEN, id);
    assertThat(answer.path("citations").findValuesAsText("document")).containsOnly("ben.txt");

    assertThat(delete(BEN, id)).isEqualTo(204);
    assertThat(files()).isEmpty();
    assertThat(site.trawl.documents().toCompletableFuture().join()).isEmpty();
  }

  @Test
  void limitsTheDocumentsOfAnOwner() {
    var first = upload(ANN, "a.txt", "Fog.".getBytes(UTF_8)).json().path("id").asText();
    assertThat(upload(ANN, "b.txt", "Rain.".getBytes(UTF_8)).status()).isEqualTo(201);
    var third = upload(ANN, "c.txt", "Snow.".getBytes(UTF_8));
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.error().path("code").asText()).isEqualTo("insufficient_quota");
    assertThat(upload(BEN, "c.txt", "Snow.".getBytes(UTF_8)).status()).isEqualTo(201);
    assertThat(delete(ANN, first)).isEqualTo(204);
    assertThat(upload(ANN, "c.txt", "Snow.".getBytes(UTF_8)).status()).isEqualTo(201);
  }

  @Test
  void limitsTheRunsOfAnOwner() {
    var id = upload(ANN, "log.txt", TEXT).json().path("id").asText();
    assertThat(ask(ANN, id).status()).isEqualTo(202);
    var second = ask(ANN, id);
    assertThat(second.status()).isEqualTo(429);
    assertThat(second.error().path("message").asText()).contains("of this key");
    assertThat(ask(BEN, upload(BEN, "log.txt", TEXT).json().path("id").asText()).status())
        .isEqualTo(202);
  }

  @Test
  void limitsTheRequestsOfAnOwner() {
    var replies = new ArrayList<Site.Reply>();
    do {
      replies.add(get(BEN, "/v1/documents"));
    } while (replies.getLast().status() == 200 && replies.size() < 10_000);
    assertThat(replies).hasSizeGreaterThan(60);
    var rejected = replies.getLast();
    assertThat(rejected.status()).isEqualTo(429);
    assertThat(rejected.header("Retry-After")).contains("1");
    assertThat(rejected.error().path("type").asText()).isEqualTo("rate_limit_error");
    assertThat(get(ANN, "/v1/documents").status()).isEqualTo(200);
  }

  @Test
  void anUploadStaysOpenWhenAChatWithTheSameContentEnds() {
    var chat = withKey(ANN, site.posting("/v1/chat/completions", chatWith(TEXT))).build();
    var answered = site.client.sendAsync(chat, BodyHandlers.ofString());
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !site.trawl.documents().toCompletableFuture().join().isEmpty());
    var id = upload(ANN, "log.txt", TEXT).json().path("id").asText();
    model.release();
    assertThat(answered.join().statusCode()).isEqualTo(200);
    assertThat(get(ANN, "/v1/documents/" + id + "/text?start=0&end=9").status()).isEqualTo(200);
  }

  /** A chat with a document as a file part. */
  private static String chatWith(byte[] text) {
    var part = Site.JSON.createObjectNode();
    part.put("type", "file")
        .putObject("file")
        .put("filename", "log.txt")
        .put("file_data", "data:text/plain;base64," + Base64.getEncoder().encodeToString(text));
    var body = Site.JSON.createObjectNode().put("model", "trawl-read");
    var message = body.putArray("messages").addObject().put("role", "user");
    message
        .putArray("content")
        .add(part)
        .addObject()
        .put("type", "text")
        .put("text", Site.QUESTION);
    return body.toString();
  }

  private Site.Reply chat(String key) {
    return site.send(
        withKey(
            key,
            site.posting(
                "/v1/chat/completions",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"Who hid the key?\"}]}")));
  }

  private JsonNode answer(String key, String document) {
    var run = ask(key, document).json().path("run").asText();
    try (var events = site.events(withKey(key, site.request("/v1/runs/" + run + "/events")))) {
      events.until("answered");
    }
    return get(key, "/v1/runs/" + run).json();
  }

  private Site.Reply ask(String key, String document) {
    return site.send(withKey(key, site.posting("/v1/questions", Site.question(document))));
  }

  private Site.Reply upload(String key, String name, byte[] content) {
    return site.send(withKey(key, site.uploading("file", name, content)));
  }

  private int delete(String key, String id) {
    return site.send(withKey(key, site.request("/v1/documents/" + id).DELETE())).status();
  }

  private Site.Reply get(String key, String path) {
    return site.send(withKey(key, site.request(path)));
  }

  private List<String> names(String key) {
    return get(key, "/v1/documents").json().findValuesAsText("name");
  }

  private List<Path> files() throws Exception {
    try (var files = Files.list(Site.uploads(folder))) {
      return files.toList();
    }
  }

  private static HttpRequest.Builder withKey(String key, HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + key);
  }
}
