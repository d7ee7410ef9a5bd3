package dev.trawl.http.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.http.ProgressLines;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.util.Optional;

/**
 * A run's events as progress that a client is told: what is new, and the chunks that are read, a
 * hundredth at a time. Events are counted, since progress may only rise; their end is known while
 * chunks are read. Not thread-safe.
 */
public final class Progress {
  private static final int PARTS = 100;

  private final Object token;
  private final ProgressLines lines = new ProgressLines(PARTS);
  private long last;

  /**
   * @param token names the call to its client
   */
  public Progress(Object token) {
    this.token = token;
  }

  /** What {@code event}, the next of the run, lets the client be told. */
  public Optional<ProgressNotification> after(JsonNode event) {
    var seq = event.path("seq").asLong();
    var type = event.path("type").asText();
    if (type.equals("started")) {
      return Optional.of(told(seq, "Run %s has begun.".formatted(event.path("run").asText())));
    }
    var line = lines.after(type, () -> event);
    if (type.equals("readingStarted")) {
      last = seq + lines.chunks();
    }
    return line.map(text -> told(seq, text));
  }

  private ProgressNotification told(long seq, String line) {
    var message = ProgressNotification.builder(token, seq).message(line);
    return (seq <= last ? message.total((double) last) : message).build();
  }
}
