package dev.trawl.http.mcp;

import dev.trawl.http.ProgressLines;
import dev.trawl.http.runs.Entry;
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

  /**
   * What {@code next} of the run lets the client be told; it is looked into where it tells more.
   */
  public Optional<ProgressNotification> after(Entry next) {
    if (next.type().equals("started")) {
      var run = next.event().path("run").asText();
      return Optional.of(told(next.seq(), "Run %s has begun.".formatted(run)));
    }
    var line = lines.after(next.type(), next::event);
    if (next.type().equals("readingStarted")) {
      last = next.seq() + lines.chunks();
    }
    return line.map(text -> told(next.seq(), text));
  }

  private ProgressNotification told(long seq, String line) {
    var message = ProgressNotification.builder(token, seq).message(line);
    return (seq <= last ? message.total((double) last) : message).build();
  }
}
