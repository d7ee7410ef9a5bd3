package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the log of {@code trawl serve} on standard error, in a real process. */
class ServeLogTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LISTENING = Pattern.compile("Listening on (http:[^;]+);");
  private static final String KEY = "a-key-of-the-harbour";
  private static final String FACT = "The keeper Amalia Thorsen hid the brass key.";
  private static final String QUESTION = "Who hid the brass key?";

  @TempDir private Path temporary = Path.of("");
  private Optional<ProcessRun> server = Optional.empty();

  @AfterEach
  void stop() {
    server.ifPresent(run -> run.process().destroyForcibly());
  }

  @Test
  void aRequestIsLoggedAsOneLine() {
    start();
    get("/v1/documents", "one-2");
    assertThat(line("request=one-2"))
        .contains("trawl.access", "replied", "method=GET", "path=/v1/documents", "status=200");
  }

  @Test
  void aQuietServerLogsNoRequests() {
    start("--quiet");
    get("/v1/documents", "one-2");
    assertThat(errSoFar().lines()).singleElement().asString().startsWith("Listening on");
  }

  @Test
  void aPathCannotForgeALogLine() {
    start();
    get("/v1/documents%0A12:00:00.000%20ERROR%20trawl.server%20forged", "one-2");
    assertThat(line("request=one-2")).contains("/v1/documents%0A12:00:00.000%20ERROR");
    get("/health/live", "last");
    line("request=last");
    assertThat(errSoFar().lines()).noneMatch(line -> line.startsWith("12:00:00.000"));
  }

  @Test
  void aJsonLogHasOneObjectOnEachLineAndLinksARequestToItsRun() {
    start("--log-format", "json");
    var document = field(send(posting("/v1/documents", "open-1", upload()).build()), "id");
    var body = "{\"question\":\"%s\",\"documents\":[\"%s\"]}".formatted(QUESTION, document);
    var run = field(send(posting("/v1/questions", "ask-1", body).build()), "run");

    var began = object("run began", "request", "ask-1");
    assertThat(pair(began, "run")).isEqualTo(run);
    assertThat(began.path("level").asText()).isEqualTo("INFO");
    assertThat(began.path("loggerName").asText()).isEqualTo("trawl.access");
    var ended = object("run ended", "run", run);
    assertThat(pair(ended, "status")).isEqualTo("answered");
    var replied = object("replied", "request", "ask-1");
    assertThat(pair(replied, "path")).isEqualTo("/v1/questions");
    assertThat(pair(replied, "status")).isEqualTo("202");

    assertThat(objects()).isNotEmpty();
    assertThat(errSoFar()).doesNotContain(KEY, "brass", "Amalia", "log.txt");
  }

  @Test
  void anInternalErrorIsLoggedWithTheIdOfItsRequest() throws IOException {
    var uploads = Files.createDirectory(temporary.resolve("uploads"));
    var settings =
        Files.writeString(temporary.resolve("my.conf"), "trawl.http.uploads = \"" + uploads + "\"");
    start("--log-format", "json", "--config", settings.toString());
    Files.delete(uploads);
    Files.writeString(uploads, "no folder");
    assertThat(send(posting("/v1/documents", "open-1", upload()).build())).contains("server_error");
    var failed = object("failed", "request", "open-1");
    assertThat(failed.path("level").asText()).isEqualTo("ERROR");
    assertThat(failed.path("throwable").path("className").asText()).isNotEmpty();
  }

  @Test
  void rejectsAnUnknownLogFormat() {
    var run = CommandRun.of("serve", "--log-format", "xml");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--log-format", "TEXT, JSON", "xml");
  }

  private void start(String... options) {
    var arguments =
        new ArrayList<>(
            List.of("serve", "--port", "0", "--data", temporary.resolve("data").toString()));
    arguments.addAll(List.of(options));
    server =
        Optional.of(
            ProcessRun.start(
                temporary,
                List.of("env", "TRAWL_HTTP_KEYS=" + KEY),
                arguments.toArray(String[]::new)));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> LISTENING.matcher(errSoFar()).find() || !process().process().isAlive());
  }

  private ProcessRun process() {
    return server.orElseThrow();
  }

  private String errSoFar() {
    return process().errSoFar();
  }

  private HttpRequest.Builder request(String path, String id) {
    var listening = LISTENING.matcher(errSoFar());
    assertThat(listening.find()).as(errSoFar()).isTrue();
    return HttpRequest.newBuilder(URI.create(listening.group(1).replace("\\", "") + path))
        .header("Authorization", "Bearer " + KEY)
        .header("X-Request-ID", id);
  }

  private HttpRequest.Builder posting(String path, String id, String body) {
    var type = body.startsWith("{") ? "application/json" : "multipart/form-data; boundary=part";
    return request(path, id).header("Content-Type", type).POST(BodyPublishers.ofString(body));
  }

  private static String upload() {
    return "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"log.txt\"\r\n\r\n"
        + FACT
        + "\r\n--part--\r\n";
  }

  private static String send(HttpRequest request) {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private void get(String path, String id) {
    send(request(path, id).build());
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException notJson) {
      throw new AssertionError(json, notJson);
    }
  }

  private static String field(String json, String name) {
    var value = parsed(json).path(name).asText();
    assertThat(value).as(json).isNotEmpty();
    return value;
  }

  /** Waits for the first line that contains {@code words}. */
  private String line(String words) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> errSoFar().lines().filter(line -> line.contains(words)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** The complete lines of standard error, as JSON objects. */
  private List<JsonNode> objects() {
    var err = errSoFar();
    return err.substring(0, err.lastIndexOf('\n') + 1).lines().map(ServeLogTest::parsed).toList();
  }

  /** Waits for the first object that has this message, and this value for this key. */
  private JsonNode object(String message, String key, String value) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                objects().stream()
                    .filter(line -> line.path("formattedMessage").asText().equals(message))
                    .filter(line -> pair(line, key).equals(value))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static String pair(JsonNode line, String key) {
    return StreamSupport.stream(line.path("kvpList").spliterator(), false)
        .filter(pair -> pair.has(key))
        .map(pair -> pair.path(key).asText())
        .findFirst()
        .orElse("");
  }
}
