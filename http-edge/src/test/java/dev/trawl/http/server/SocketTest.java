package dev.trawl.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests many questions on one WebSocket. The model waits until a test releases it. */
class SocketTest {
  private final BlockedModel model = new BlockedModel();
  @TempDir private Path folder = Path.of("");
  private Site site;

  @BeforeEach
  void start() {
    site =
        Site.reading(
            model,
            folder,
            "trawl.http.max-body-size = 8 KiB",
            "trawl.gateway.max-calls = 64",
            "trawl.http.max-socket-questions = 2",
            "trawl.http.runs.max-batch = 4");
  }

  @AfterEach
  void stop() {
    model.release();
    site.close();
  }

  @Test
  void sendsTheEventsOfEachQuestionInOrder() {
    var document = site.open(Site.log(20));
    try (var socket = Socket.of(site)) {
      socket.send(ask("one", document));
      socket.send(ask("two", document));
      model.release();
      var all =
          Stream.concat(socket.until("answered").stream(), socket.until("answered").stream())
              .toList();
      for (var id : List.of("one", "two")) {
        var own = all.stream().filter(event -> event.path("id").asText().equals(id)).toList();
        assertNumberedFrom(1, own);
        assertThat(Socket.kind(own.getLast())).isEqualTo("answered");
      }
    }
  }

  @Test
  void cancelsAQuestionByItsId() {
    var document = site.open(Site.log(9));
    try (var socket = Socket.of(site)) {
      socket.send(ask("one", document));
      socket.until("readingStarted");
      socket.send("{\"type\": \"cancel\", \"id\": \"one\"}");
      assertThat(socket.until("cancelled").getLast().path("id").asText()).isEqualTo("one");
    }
  }

  @Test
  void resumesABrokenSocketWithoutLossOrDuplicates() {
    var document = site.open(Site.log(30));
    var broken = Socket.of(site);
    broken.send(ask("one", document));
    var first = broken.until("readingStarted");
    broken.abort();
    model.release();
    var run = first.getLast().path("event").path("run").asText();
    var after = first.getLast().path("event").path("seq").asLong();
    try (var socket = Socket.of(site)) {
      socket.send("{\"type\": \"resume\", \"run\": \"%s\", \"after\": %d}".formatted(run, after));
      var rest = socket.until("answered");
      assertNumberedFrom(1, Stream.concat(first.stream(), rest.stream()).toList());
      assertThat(rest).allSatisfy(event -> assertThat(event.path("id").asText()).isEqualTo(run));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\": | malformed",
        "[] | malformed",
        "Who? | malformed",
        "{} | invalid",
        "{\"type\": \"shout\"} | invalid",
        "{\"type\": 7} | invalid",
        "{\"type\": \"ask\"} | invalid",
        "{\"type\": \"ask\", \"id\": \"one\"} | invalid",
        "{\"type\": \"cancel\", \"id\": \"none\"} | not_found",
        "{\"type\": \"resume\", \"run\": \"none\"} | not_found",
        "{\"type\": \"resume\", \"run\": \"none\", \"after\": -1} | invalid",
      })
  void reportsAnInvalidMessageAndKeepsTheSocketOpen(String message, String code) {
    var document = site.open(Site.log(3));
    model.release();
    try (var socket = Socket.of(site)) {
      socket.send(message);
      var error = socket.next();
      assertThat(error.path("type").asText()).isEqualTo("error");
      assertThat(error.path("error").path("code").asText()).isEqualTo(code);
      socket.send(ask("one", document));
      socket.until("answered");
    }
  }

  @Test
  void reportsBinaryAndOverlongMessagesAndKeepsTheSocketOpen() {
    try (var socket = Socket.of(site)) {
      socket.send(ByteBuffer.wrap(new byte[100_000]));
      assertThat(socket.next().path("error").path("code").asText()).isEqualTo("malformed");
      socket.send("{\"question\": \"%s\"}".formatted("a".repeat(100_000)));
      assertThat(socket.next().path("error").path("code").asText()).isEqualTo("too_large");
      socket.send("{}");
      assertThat(socket.next().path("error").path("param").asText()).isEqualTo("type");
    }
  }

  @Test
  void rejectsADuplicateIdAndTooManyQuestions() {
    var document = site.open(Site.log(9));
    try (var socket = Socket.of(site)) {
      socket.send(ask("one", document));
      socket.until("readingStarted");
      socket.send(ask("one", document));
      assertThat(socket.until("error").getLast().path("error").path("param").asText())
          .isEqualTo("id");
      socket.send(ask("two", document));
      socket.until("readingStarted");
      socket.send(ask("three", document));
      assertThat(socket.until("error").getLast().path("error").path("message").asText())
          .contains("trawl.http.max-socket-questions");
    }
  }

  @Test
  void anIdCanBeReusedAfterItsAnswer() {
    var document = site.open(Site.log(3));
    model.release();
    try (var socket = Socket.of(site)) {
      for (var times = 0; times < 100; times++) {
        socket.send(ask("one", document));
        assertThat(socket.next().path("type").asText()).isEqualTo("event");
        socket.until("answered");
      }
    }
  }

  private static String ask(String id, String document) {
    return "{\"type\": \"ask\", \"id\": \"%s\", %s"
        .formatted(id, Site.question(document).substring(1));
  }

  private static void assertNumberedFrom(long first, List<JsonNode> events) {
    assertThat(events.stream().map(event -> event.path("event").path("seq").asLong()))
        .containsExactlyElementsOf(LongStream.range(first, first + events.size()).boxed().toList());
  }
}
