package dev.trawl.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.http.owners.Keys;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests access control, the form of errors, request ids, and how the server stops. */
class GuardTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String KEY = "a-key-of-the-harbour";

  private final BlockedModel model = new BlockedModel();
  @TempDir private Path folder = Path.of("");
  private Site site;

  @BeforeEach
  void start() {
    site = Site.reading(model, folder, "trawl.http.keys = \"another-key, " + KEY + "\"");
  }

  @AfterEach
  void stop() {
    model.release();
    site.close();
  }

  @Test
  void acceptsAValidKey() {
    for (var scheme : List.of("Bearer", "bearer")) {
      assertThat(site.send(withAuthorization(scheme + " " + KEY, "/v1/documents")).status())
          .isEqualTo(200);
      assertThat(site.send(withAuthorization(scheme + " " + KEY, "/metrics")).status())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer wrong", "Bearer ", "Basic " + KEY, KEY, "Bearer another-key, " + KEY})
  void rejectsAnInvalidKey(String authorization) {
    var reply = site.send(withAuthorization(authorization, "/v1/documents"));
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.error().path("type").asText()).isEqualTo("authentication_error");
    assertThat(reply.header("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void withoutAKeyOnlyTheHealthRoutesAreAccessible() {
    for (var path :
        List.of("/v1/documents", "/v1/runs/x", "/v1/stream", "/v1/nothing", "/metrics")) {
      assertThat(site.get(path).status()).as(path).isEqualTo(401);
    }
    assertThat(site.upload("a.txt", "Fog.".getBytes(UTF_8)).status()).isEqualTo(401);
    assertThat(site.get("/health/live").status()).isEqualTo(200);
    assertThat(site.get("/health/ready").status()).isEqualTo(200);
    assertThatThrownBy(() -> Socket.of(site)).hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  @Test
  void doesNotListenForOtherMachinesWithoutAKey() {
    var open =
        new EdgeSettings(
            Keys.NONE,
            Optional.empty(),
            Set.of(),
            Optional.of(folder.resolve("other")),
            Site.settings(site.trawl).limits(),
            Site.settings(site.trawl).heads(),
            Site.settings(site.trawl).times(),
            Site.settings(site.trawl).runs(),
            Site.settings(site.trawl).mcp());
    for (var host : List.of("0.0.0.0", "::")) {
      assertThatThrownBy(() -> TrawlServer.start(site.trawl, open, host, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("trawl.http.keys")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void errorsForUnknownPathsAndWrongMethodsHaveTheUsualForm() {
    var nothing = site.send(withAuthorization("Bearer " + KEY, "/v1/nothing"));
    assertThat(nothing.status()).isEqualTo(404);
    assertThat(nothing.error().path("type").asText()).isEqualTo("invalid_request_error");
    var wrong = site.send(withAuthorization("Bearer " + KEY, "/v1/documents").DELETE());
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.header("Allow")).hasValueSatisfying(all -> assertThat(all).contains("POST"));
    assertThat(wrong.error().path("code").asText()).isEqualTo("method_not_allowed");
  }

  @Test
  void everyReplyHasARequestId() {
    assertThat(site.send(site.request("/health/live").header("X-Request-ID", "one-2")))
        .satisfies(reply -> assertThat(reply.header("X-Request-ID")).contains("one-2"));
    for (var path : List.of("/health/live", "/v1/documents", "/nothing")) {
      assertThat(site.get(path).header("X-Request-ID")).as(path).isPresent();
    }
    var forged = site.send(site.request("/nothing").header("X-Request-ID", "a b{}"));
    assertThat(forged.header("X-Request-ID"))
        .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{36}"));
  }

  @Test
  void aStoppingServerFinishesItsRunsAndAcceptsNoNewOnes() {
    var text = Site.log(9).getBytes(UTF_8);
    var document =
        site.send(authorized(site.uploading("file", "log.txt", text))).json().path("id").asText();
    try (var events =
        site.events(
            authorized(site.posting("/v1/questions", Site.question(document)))
                .header("Accept", "text/event-stream"))) {
      events.until("readingStarted");
      var stopped = site.server.stop().toCompletableFuture();
      assertThat(isRefused(document)).isTrue();
      assertThat(stopped).isNotDone();
      model.release();
      assertThat(events.all().getLast().type()).isEqualTo("answered");
      stopped.join();
    }
  }

  @Test
  void aRunThatDoesNotEndBeforeTheStopTimeoutIsCancelled() {
    try (var hasty =
        Site.reading(
            new BlockedModel(), folder.resolve("hasty"), "trawl.http.stop-timeout = 1ms")) {
      var run = hasty.ask(hasty.open(Site.log(9)));
      try (var events = hasty.follow(run, 0)) {
        events.until("readingStarted");
        var stopped = hasty.server.stop().toCompletableFuture();
        assertThat(events.all().getLast().type()).isEqualTo("cancelled");
        stopped.join();
      }
    }
  }

  /**
   * Returns true if the connection is refused, if the reply is 503, or if there is no reply,
   * because the connection was opened while the server stopped listening.
   */
  private boolean isRefused(String document) {
    var asking =
        authorized(site.posting("/v1/questions", Site.question(document))).timeout(TIMEOUT);
    try {
      return site.send(asking).status() == 503;
    } catch (UncheckedIOException noReply) {
      return true;
    }
  }

  private HttpRequest.Builder withAuthorization(String authorization, String path) {
    return site.request(path).header("Authorization", authorization);
  }

  private static HttpRequest.Builder authorized(HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + KEY);
  }
}
