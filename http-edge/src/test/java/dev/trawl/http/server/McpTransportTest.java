package dev.trawl.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.http.Version;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the transport of the Model Context Protocol with plain HTTP requests: sessions, streams,
 * errors.
 */
class McpTransportTest {
  private static final String INITIALIZE =
      """
      {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
        "protocolVersion": "2025-06-18", "capabilities": {"notYetKnown": {}},
        "clientInfo": {"name": "a client", "version": "1", "notYetKnown": 1}}}""";

  private static final String PING = "{'jsonrpc': '2.0', 'id': 2, 'method': 'ping'}";

  private final BlockedModel model = new BlockedModel();
  @TempDir private Path folder = Path.of("");
  private Site site;

  @BeforeEach
  void start() {
    site =
        Site.reading(
            model, folder, "trawl.http.mcp.max-sessions = 2", "trawl.http.heartbeat = 200ms");
  }

  @AfterEach
  void stop() {
    model.release();
    site.close();
  }

  private HttpRequest.Builder posting(String json) {
    return site.posting("/mcp", json.replace('\'', '"'));
  }

  private HttpRequest.Builder posting(String json, String session) {
    return posting(json).header("Mcp-Session-Id", session);
  }

  private String begin() {
    return site.send(posting(INITIALIZE)).header("Mcp-Session-Id").orElseThrow();
  }

  private int status(String json, String session) {
    return site.send(posting(json, session)).status();
  }

  /** Asks a question at level read, so that the run waits for the model. */
  private EventStream ask(String session, String id) {
    return site.events(
        posting(
            """
            {'jsonrpc': '2.0', 'id': '%s', 'method': 'tools/call', 'params': {'name': 'ask',
              'arguments': {'question': '%s', 'level': 'read'}, '_meta': {'progressToken': 7}}}"""
                .formatted(id, Site.QUESTION),
            session));
  }

  private static String text(EventStream.Event event) {
    return event.data().at("/params/message").asText();
  }

  private String runId(EventStream events) {
    return text(events.next().orElseThrow()).split(" ")[1];
  }

  private String status(String run) {
    return site.get("/v1/runs/" + run).json().path("status").asText();
  }

  @Test
  void startsASessionWithTheProtocolVersionOfTheClient() {
    var reply = site.send(posting(INITIALIZE));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/result/protocolVersion").asText()).isEqualTo("2025-06-18");
    assertThat(reply.json().at("/result/serverInfo/name").asText()).isEqualTo("trawl");
    assertThat(reply.json().at("/result/serverInfo/version").asText()).isEqualTo(Version.CURRENT);
    var session = reply.header("Mcp-Session-Id").orElseThrow();
    assertThat(status("{'jsonrpc': '2.0', 'method': 'notifications/initialized'}", session))
        .isEqualTo(202);
    assertThat(status(PING, session)).isEqualTo(200);
  }

  @Test
  void anUnknownSessionIsNotFound() {
    assertThat(status(PING, "nothing")).isEqualTo(404);
    assertThat(site.send(posting(PING)).status()).isEqualTo(400);
    assertThat(site.get("/mcp").status()).isEqualTo(400);
  }

  @Test
  void anEndedSessionIsNotFound() {
    var session = begin();

    assertThat(site.send(site.request("/mcp").header("Mcp-Session-Id", session).DELETE()).status())
        .isEqualTo(204);
    assertThat(status(PING, session)).isEqualTo(404);
  }

  @Test
  void rejectsAnUnsupportedVersion() {
    var session = begin();

    for (var version : List.of("2025-06-18", "2025-11-25")) {
      assertThat(site.send(posting(PING, session).header("MCP-Protocol-Version", version)).status())
          .isEqualTo(200);
    }
    var reply = site.send(posting(PING, session).header("MCP-Protocol-Version", "1999-01-01"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().path("message").asText()).contains("2025-11-25");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "{}", "{'jsonrpc': '2.0'}", "'initialize'", "{'id': 1, 'method': 5}", "{"})
  void rejectsAnInvalidMessage(String body) {
    assertThat(status(body, begin())).isEqualTo(400);
  }

  @Test
  void dropsTheLeastRecentlyUsedSession() {
    var first = begin();
    var second = begin();
    status(PING, first);
    begin();

    assertThat(status(PING, first)).isEqualTo(200);
    assertThat(status(PING, second)).isEqualTo(404);
  }

  @Test
  void rejectsANewSessionIfAllSessionsAreInUse() {
    try (var one = listen(begin());
        var other = listen(begin())) {
      assertThat(List.of(one.status(), other.status())).containsOnly(200);
      var reply = site.send(posting(INITIALIZE));
      assertThat(reply.status()).isEqualTo(429);
      assertThat(reply.error().path("message").asText()).contains("max-sessions");
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(site.send(posting(INITIALIZE)).status()).isEqualTo(200));
  }

  private EventStream listen(String session) {
    return site.events(
        site.request("/mcp")
            .header("Accept", "text/event-stream")
            .header("Mcp-Session-Id", session));
  }

  @Test
  void endsTheListeningStreamWhenTheSessionEnds() {
    var session = begin();
    try (var listening = listen(session)) {
      site.send(site.request("/mcp").header("Mcp-Session-Id", session).DELETE());
      assertThat(listening.all()).isEmpty();
    }
  }

  @Test
  void sendsProgressAndThenTheResult() {
    site.open(Site.log(60));
    model.release();
    try (var events = ask(begin(), "a")) {
      var all = events.all();

      assertThat(all).allMatch(event -> event.type().equals("message"));
      assertThat(all.getLast().data().path("id").asText()).isEqualTo("a");
      assertThat(all.getLast().data().at("/result/structuredContent/answer").asText())
          .contains("Amalia");
      var text = all.subList(0, all.size() - 1).stream().map(EventStream.Event::data).toList();
      assertThat(text)
          .hasSizeGreaterThan(10)
          .allMatch(each -> each.path("method").asText().equals("notifications/progress"))
          .allMatch(each -> each.at("/params/progressToken").asInt() == 7)
          .extracting(each -> each.at("/params/progress").asDouble())
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aCancelledCallStopsItsRunAndGetsNoResult() {
    site.open(Site.log(9));
    var session = begin();
    try (var events = ask(session, "a")) {
      var run = runId(events);
      assertThat(
              status(
                  "{'jsonrpc': '2.0', 'method': 'notifications/cancelled', 'params': {'requestId': 'a'}}",
                  session))
          .isEqualTo(202);

      assertThat(events.all()).noneMatch(event -> event.data().has("result"));
      await().untilAsserted(() -> assertThat(status(run)).isEqualTo("cancelled"));
    }
  }

  @Test
  void cancellingAnEndedCallHasNoEffect() {
    var session = begin();

    assertThat(
            status(
                "{'jsonrpc': '2.0', 'method': 'notifications/cancelled', 'params': {'requestId': 9}}",
                session))
        .isEqualTo(202);
    assertThat(status("{'jsonrpc': '2.0', 'method': 'notifications/cancelled'}", session))
        .isEqualTo(202);
  }

  @Test
  void aRunContinuesWhenItsClientDisconnects() {
    site.open(Site.log(9));
    String run;
    try (var events = ask(begin(), "a")) {
      run = runId(events);
    }
    model.release();

    await().untilAsserted(() -> assertThat(status(run)).isEqualTo("answered"));
  }

  @Test
  void endingASessionCancelsItsRunningCalls() {
    site.open(Site.log(9));
    var session = begin();
    try (var events = ask(session, "a")) {
      var run = runId(events);
      site.send(site.request("/mcp").header("Mcp-Session-Id", session).DELETE());

      await().untilAsserted(() -> assertThat(status(run)).isEqualTo("cancelled"));
    }
  }

  @Test
  void rejectsASecondCallWithTheSameId() {
    site.open(Site.log(9));
    var session = begin();
    try (var first = ask(session, "a");
        var second = ask(session, "a");
        var third = ask(session, "b")) {
      assertThat(first.status()).isEqualTo(200);
      assertThat(second.status()).isEqualTo(400);
      assertThat(third.status()).isEqualTo(200);
    }
  }

  @Test
  void anUnknownMethodIsAnErrorAndEndsTheStream() {
    try (var events =
        site.events(posting("{'jsonrpc': '2.0', 'id': 1, 'method': 'nothing/here'}", begin()))) {
      var all = events.all();
      assertThat(all).hasSize(1);
      JsonNode error = all.getFirst().data().path("error");
      assertThat(error.path("code").asInt()).isEqualTo(-32601);
    }
  }

  @Test
  void rejectsARequestFromAWebPageOfAnotherServer() {
    var reply = site.send(posting(INITIALIZE).header("Origin", "https://elsewhere.example"));
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.error().path("code").asText()).isEqualTo("foreign_page");
  }

  @Test
  void needsAKeyIfTheServerHasKeys() {
    try (var keyed = Site.in(folder.resolve("keyed"), "trawl.http.keys = [a-key-of-the-harbour]")) {
      assertThat(keyed.send(keyed.posting("/mcp", INITIALIZE)).status()).isEqualTo(401);
      assertThat(keyed.send(keyed.request("/mcp").DELETE()).status()).isEqualTo(401);
      assertThat(
              keyed
                  .send(
                      keyed
                          .posting("/mcp", INITIALIZE)
                          .header("Authorization", "Bearer a-key-of-the-harbour"))
                  .status())
          .isEqualTo(200);
    }
  }
}
