package dev.trawl.http.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.http.runs.Entry;
import dev.trawl.protocol.json.Json;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final Progress progress = new Progress("token");
  private int seq;

  @Test
  void reportsEachHundredthOfTheChunks() {
    event("readingStarted", Map.of("chunks", 1000));
    var notifications = 0;
    for (var chunk = 0; chunk < 1000; chunk++) {
      notifications += event("chunkRead", Map.of("chunk", chunk)).isPresent() ? 1 : 0;
    }
    assertThat(notifications).isEqualTo(100);
  }

  @Test
  void reportsTheTotalWhileChunksAreRead() {
    assertThat(event("started", Map.of("run", "r")).orElseThrow().total()).isNull();
    assertThat(event("readingStarted", Map.of("chunks", 2)).orElseThrow().total()).isEqualTo(4);
    var last = event("chunkRead", Map.of());
    assertThat(last).map(ProgressNotification::message).contains("Read 1 of 2 chunks.");
    event("chunkRead", Map.of());
    assertThat(event("escalated", Map.of("why", "x")).orElseThrow().total()).isNull();
  }

  @Test
  void reportsNothingForEventsWithoutProgress() {
    assertThat(event("keywordsChosen", Map.of())).isEmpty();
  }

  private Optional<ProgressNotification> event(String type, Map<String, Object> detail) {
    ObjectNode event = (ObjectNode) Json.tree(detail);
    event.put("type", type).put("seq", ++seq);
    return progress.after(new Entry(seq, type, event.toString(), false));
  }
}
