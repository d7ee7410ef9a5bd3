package dev.trawl.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.http.Version;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares {@code openapi.json} with the server: both have the same routes, and replies match their
 * schemas.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
  private static final String DOCUMENT = "ab".repeat(32);

  /** Parts of paths that are only for the web page, so they are not documented. */
  private static final Set<String> UNDOCUMENTED = Set.of("page");

  private static final Pattern PATH =
      Pattern.compile("(?:(?<![.\\w])(?:path|pathPrefix|segment)|\\.slash)\\(\\s*\"([^\"]+)\"");

  private final Contract contract = Contract.read();
  private Path folder = Path.of("");
  private Site site;

  @BeforeAll
  void start(@TempDir Path temporary) {
    folder = temporary;
    site = Site.in(folder);
  }

  @AfterAll
  void stop() {
    site.close();
  }

  @Test
  void isServedWithAnETagWithoutAKey() {
    try (var keyed = Site.in(folder.resolve("keyed"), "trawl.http.keys = [a-key-of-the-harbour]")) {
      var reply = keyed.get("/openapi.json");
      assertThat(reply.json().at("/info/version").asText()).isEqualTo(Version.CURRENT);
      assertThat(reply.json().path("paths")).isEqualTo(contract.document.path("paths"));
      assertThat(reply.json().path("components")).isEqualTo(contract.document.path("components"));
      var tag = reply.header("ETag").orElseThrow();
      assertThat(keyed.send(keyed.request("/openapi.json").header("If-None-Match", tag)).status())
          .isEqualTo(304);
    }
  }

  @Test
  void everyDocumentedOperationExists() {
    for (var operation : contract.operations()) {
      var reply =
          site.send(
              site.request(withValues(operation.path()))
                  .header("Content-Type", "application/json")
                  .method(operation.method(), BodyPublishers.ofString("nothing")));
      var isUnknownPath = reply.status() == 404 && reply.error().path("param").isNull();
      assertThat(isUnknownPath || reply.status() == 405).as("%s: %s", operation, reply).isFalse();
    }
  }

  @Test
  void everyMethodOfADocumentedPathIsDocumented() {
    var documented =
        contract.operations().stream()
            .collect(
                Collectors.groupingBy(
                    Contract.Operation::path,
                    Collectors.mapping(
                        Contract.Operation::method, Collectors.toCollection(TreeSet::new))));
    documented.forEach(
        (path, methods) -> {
          var reply =
              site.send(
                  site.request(withValues(path))
                      .method("PATCH", BodyPublishers.ofString("nothing")));
          assertThat(reply.status()).as(path).isEqualTo(405);
          assertThat(Arrays.stream(reply.header("Allow").orElseThrow().split(", *")).toList())
              .as(path)
              .containsExactlyInAnyOrderElementsOf(methods);
        });
  }

  @Test
  void everyPathOfTheRoutesIsDocumented() throws IOException {
    var words = new TreeSet<String>();
    try (var sources = Files.walk(Path.of("src/main/java/dev/trawl/http"))) {
      for (var source : sources.filter(Files::isRegularFile).toList()) {
        PATH.matcher(Files.readString(source))
            .results()
            .forEach(match -> words.add(match.group(1)));
      }
    }
    var documented =
        contract.operations().stream()
            .flatMap(operation -> Arrays.stream(operation.path().split("/")))
            .collect(Collectors.toSet());
    words.removeAll(UNDOCUMENTED);
    assertThat(words).hasSizeGreaterThan(10);
    assertThat(documented).containsAll(words);
  }

  @Test
  void everyReferenceExistsAndEveryOperationIsDescribed() {
    for (var ref : contract.document.findValuesAsText("$ref")) {
      assertThat(contract.document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse();
    }
    assertThat(contract.document.findValuesAsText("operationId")).doesNotHaveDuplicates();
    assertThat(contract.operations())
        .allSatisfy(
            operation -> {
              assertThat(operation.description().path("summary").asText()).isNotBlank();
              assertThat(operation.description().path("responses")).isNotEmpty();
              assertThat(parameters(operation)).isEqualTo(variables(operation.path()));
            });
  }

  private static Set<String> parameters(Contract.Operation operation) {
    var names = new HashSet<String>();
    operation
        .description()
        .path("parameters")
        .forEach(
            parameter -> {
              if (parameter.path("in").asText().equals("path")) {
                names.add(parameter.path("name").asText());
              }
            });
    return names;
  }

  private static Set<String> variables(String path) {
    return Pattern.compile("\\{(.*?)}")
        .matcher(path)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void examplesMatchTheirSchemas() {
    var examples = 0;
    for (var schema : contract.document.at("/components/schemas").properties()) {
      if (schema.getValue().has("example")) {
        contract.assertMatchesSchema(schema.getKey(), schema.getValue().path("example"));
        examples++;
      }
    }
    assertThat(examples).isGreaterThan(5);
  }

  @Test
  void documentsMatchTheirSchemas() {
    var opened = site.upload("log.txt", Site.log(9).getBytes(UTF_8));
    contract.assertValid("POST", "/v1/documents", 201, opened.json());
    var place = "/v1/documents/" + opened.json().path("id").asText();
    contract.assertValid("GET", "/v1/documents/{id}", 200, site.get(place).json());
    contract.assertValid("GET", "/v1/documents/{id}/text", 200, site.get(place + "/text").json());
    contract.assertValid("GET", "/v1/documents", 200, site.get("/v1/documents").json());
    contract.assertValid("GET", "/v1/models", 200, site.get("/v1/models").json());
    contract.assertValid(
        "GET", "/v1/models/{model}", 200, site.get("/v1/models/trawl-read").json());
    contract.assertValid("GET", "/v1/files", 200, site.get("/v1/files").json());
  }

  @Test
  void aFileMatchesItsSchema() {
    var id = site.open("A file that comes and goes.");
    contract.assertValid("GET", "/v1/files/{file_id}", 200, site.get("/v1/files/" + id).json());
    contract.assertValid(
        "DELETE", "/v1/files/{file_id}", 200, site.delete("/v1/files/" + id).json());
  }

  @Test
  void aRunItsEventsAndItsAnswerMatchTheirSchemas() {
    var accepted = site.post("/v1/questions", Site.question(site.open(Site.log(9))));
    contract.assertValid("POST", "/v1/questions", 202, accepted.json());
    var run = accepted.json().path("run").asText();
    try (var events = site.follow(run, 0)) {
      var all = events.all();
      assertThat(all).extracting(EventStream.Event::type).contains("chunkRead", "answered");
      all.forEach(each -> contract.assertValidEvent("GET", "/v1/runs/{run}/events", each.data()));
    }
    contract.assertValid("GET", "/v1/runs/{run}", 200, site.get("/v1/runs/" + run).json());
  }

  @Test
  void anAnswerWithAReasonMatchesItsSchema() {
    var run = site.ask(site.open("The fog came in and left with the tide."));
    try (var events = site.follow(run, 0)) {
      var answered = events.until("answered").getLast().data();
      assertThat(answered.path("reason").asText()).isEqualTo("unsure");
      contract.assertValidEvent("GET", "/v1/runs/{run}/events", answered);
    }
    contract.assertValid("GET", "/v1/runs/{run}", 200, site.get("/v1/runs/" + run).json());
  }

  @Test
  void aCancelledRunMatchesItsSchema() {
    var model = new BlockedModel();
    try (var blocked = Site.reading(model, folder.resolve("blocked"))) {
      var run = blocked.ask(blocked.open(Site.log(9)));
      contract.assertValid("GET", "/v1/runs/{run}", 200, blocked.get("/v1/runs/" + run).json());
      blocked.delete("/v1/runs/" + run);
      try (var events = blocked.follow(run, 0)) {
        events
            .all()
            .forEach(
                each -> contract.assertValidEvent("GET", "/v1/runs/{run}/events", each.data()));
      }
      contract.assertValid("GET", "/v1/runs/{run}", 200, blocked.get("/v1/runs/" + run).json());
      model.release();
    }
  }

  @Test
  void aChatMatchesItsSchema() {
    var chat =
        Site.JSON
            .createObjectNode()
            .put("model", "trawl-read")
            .<ObjectNode>set("documents", Site.JSON.createArrayNode().add(site.open(Site.log(9))));
    chat.putArray("messages").addObject().put("role", "user").put("content", Site.QUESTION);
    assertThat(contract.errors(Contract.schema("Chat"), chat)).isEmpty();
    contract.assertValid(
        "POST",
        "/v1/chat/completions",
        200,
        site.post("/v1/chat/completions", chat.toString()).json());
    chat.put("stream", true).putObject("stream_options").put("include_usage", true);
    var lines = site.post("/v1/chat/completions", chat.toString()).http().body().lines();
    lines
        .filter(line -> line.startsWith("data: {"))
        .forEach(
            line ->
                contract.assertValidEvent("POST", "/v1/chat/completions", tree(line.substring(6))));
  }

  @Test
  void socketMessagesMatchTheirSchemas() {
    var question = (ObjectNode) tree(Site.question(site.open(Site.log(9))));
    var ask = question.put("type", "ask").put("id", "q");
    assertThat(contract.errors(Contract.schema("SocketMessage"), ask)).isEmpty();
    contract.assertMatchesSchema(
        "SocketReply",
        tree(
            """
            {"type": "error", "id": null, "error": {"type": "server_error", "message": "Why.",
              "param": null, "code": "internal"}}"""));
  }

  @Test
  void errorsMatchTheirSchemas() {
    contract.assertValid("GET", "/v1/documents/{id}", 404, site.get("/v1/documents/x").json());
    contract.assertValid("POST", "/v1/documents", 400, site.post("/v1/documents", "{}").json());
    contract.assertValid("POST", "/v1/questions", 400, site.post("/v1/questions", "{").json());
    contract.assertValid("POST", "/mcp", 400, site.post("/mcp", "{}").json());
    contract.assertValid("GET", "/v1/files", 400, site.get("/v1/files?limit=0").json());
  }

  private static String withValues(String path) {
    return path.replace("{id}", DOCUMENT).replace("{chunk}", "0").replaceAll("\\{.*?}", "nothing");
  }

  private static JsonNode tree(String json) {
    try {
      return Site.JSON.readTree(json);
    } catch (IOException wrong) {
      throw new AssertionError(json, wrong);
    }
  }
}
