package dev.trawl.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests streams of the chat API that do not end normally. The model waits until a test releases it.
 */
class ChatStreamTest {
  private final BlockedModel model = new BlockedModel();
  @TempDir private Path folder = Path.of("");
  private Site site;

  @BeforeEach
  void start() {
    site = Site.reading(model, folder, "trawl.runs.max-live = 1", "trawl.http.heartbeat = 100ms");
  }

  @AfterEach
  void stop() {
    model.release();
    site.close();
  }

  private EventStream stream(String document) {
    var body = Site.JSON.createObjectNode().put("model", "trawl-read").put("stream", true);
    body.putArray("messages").addObject().put("role", "user").put("content", Site.QUESTION);
    body.putArray("documents").add(document);
    return site.events(site.posting("/v1/chat/completions", body.toString()));
  }

  private static String reasoning(EventStream stream) {
    while (true) {
      var event = stream.next().orElseThrow().data();
      var text = event.at("/choices/0/delta/reasoning_content").asText();
      if (!text.isEmpty()) {
        return text;
      }
    }
  }

  @Test
  void disconnectingCancelsTheRun() {
    var document = site.open(Site.log(9));
    try (var stream = stream(document)) {
      assertThat(reasoning(stream)).startsWith("Reading ");
      assertThat(site.post("/v1/questions", Site.question(document)).status()).isEqualTo(429);
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(site.post("/v1/questions", Site.question(document)).status())
                    .isEqualTo(202));
  }

  @Test
  void reportsAFailureInTheStream() {
    var document = site.open(Site.log(9));
    var run = site.ask(document);
    try (var stream = stream(document)) {
      stream.next();
      var error = stream.next().orElseThrow().data().path("error");
      assertThat(error.path("type").asText()).isEqualTo("rate_limit_error");
      assertThat(error.path("message").asText()).contains("trawl.runs.max-live");
    }
    assertThat(site.delete("/v1/runs/" + run).status()).isEqualTo(204);
  }
}
