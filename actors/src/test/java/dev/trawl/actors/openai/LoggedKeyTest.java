package dev.trawl.actors.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Turns on a logger that all tests share, so it must not run in parallel. */
@Isolated
class LoggedKeyTest {
  private static final Logger HEADERS =
      (Logger) LoggerFactory.getLogger("org.apache.hc.client5.http.headers");

  @AfterEach
  void turnOffLogger() {
    HEADERS.setLevel(null);
  }

  @Test
  void rejectsAKeyThatTheHttpLibraryWouldLog() throws IOException {
    HEADERS.setLevel(Level.DEBUG);
    try (var server = ScriptedServer.serverWith(ScriptedServer.answer(200, "{}"))) {
      assertThatThrownBy(server::model)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("trawl.model: the key would be logged")
          .hasMessageNotContaining("sk-secret");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void rejectsAHeaderThatTheHttpLibraryWouldLog() throws IOException {
    HEADERS.setLevel(Level.DEBUG);
    try (var server = ScriptedServer.serverWith(ScriptedServer.answer(200, "{}"))) {
      var open = server.server("http", Optional.empty(), Duration.ofSeconds(1));
      var withHeader =
          new Server(
              open.url(),
              open.model(),
              open.key(),
              open.setting(),
              open.connectTimeout(),
              open.stallTimeout(),
              open.maxReplyBytes(),
              open.extraBody(),
              new Server.Api(Provider.OPENAI, "", Map.of("X-Token", new Secret("tok-4711"))));

      assertThatThrownBy(() -> OpenAiModel.of(withHeader, ScriptedServer.HTTP))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("would be logged")
          .hasMessageNotContaining("tok-4711");
    }
  }

  @Test
  void acceptsAModelWithoutAKeyAtAnyLogLevel() throws IOException {
    HEADERS.setLevel(Level.DEBUG);
    try (var server = ScriptedServer.serverWith(ScriptedServer.answer(200, "{}"))) {
      var open = server.server("http", Optional.empty(), Duration.ofSeconds(1));

      assertThatCode(() -> OpenAiModel.of(open, ScriptedServer.HTTP)).doesNotThrowAnyException();
    }
  }
}
