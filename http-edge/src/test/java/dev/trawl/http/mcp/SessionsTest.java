package dev.trawl.http.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.http.owners.Allowance;
import dev.trawl.http.owners.Owner;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Owner OWNER = new Owner(Allowance.UNLIMITED);
  private Instant now = Instant.EPOCH;
  private final Sessions sessions =
      new Sessions(new McpSettings(2, Duration.ofMinutes(30), 8), () -> now);

  SessionsTest() {
    McpServer.async(sessions).jsonMapper(Tools.MAPPER).build();
  }

  @Test
  void dropsASessionThatIsIdleForTooLong() {
    var session = begin();
    now = now.plus(Duration.ofMinutes(30));
    assertThat(sessions.find(OWNER, session)).isPresent();
    now = now.plus(Duration.ofMinutes(30));
    assertThat(sessions.find(OWNER, session)).isPresent();
    now = now.plus(Duration.ofMinutes(31));
    assertThat(sessions.find(OWNER, session)).isEmpty();
  }

  @Test
  void neverKeepsMoreSessionsThanTheLimit() {
    var first = begin();
    var second = begin();
    var third = begin();

    assertThat(sessions.find(OWNER, first)).isEmpty();
    assertThat(sessions.find(OWNER, second)).isPresent();
    assertThat(sessions.find(OWNER, third)).isPresent();
  }

  @Test
  void keepsTheLimitWhenManyThreadsStartSessions() {
    var begun = IntStream.range(0, 200).parallel().mapToObj(i -> begin()).toList();
    assertThat(begun).filteredOn(id -> sessions.find(OWNER, id).isPresent()).hasSize(2);
  }

  private String begin() {
    var client = Implementation.builder("a client", "1").build();
    var request =
        InitializeRequest.builder("2025-11-25", ClientCapabilities.builder().build(), client)
            .build();
    return sessions.begin(OWNER, request).orElseThrow().session().id();
  }
}
