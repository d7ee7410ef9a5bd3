package dev.trawl.http.mcp;

import dev.trawl.http.ProgressLines;
import dev.trawl.http.runs.Entry;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.util.Optional;

/**
 * The progress notifications of a run. The protocol requires that the progress value always
 * increases, so it is the number of the event. The total is known only while chunks are read; then
 * progress is reported each time another hundredth of the chunks has been read. Not thread-safe.
 */
public final class Progress {
  private static final int PARTS = 100;

  private final Object token;
  private final ProgressLines lines = new ProgressLines(PARTS);
  private long last;

  /**
   * @param token the client's token for the call
   */
  public Progress(Object token) {
    this.token = token;
  }

  /** Returns a notification for {@code next}, if the client should receive one. */
  public Optional<ProgressNotification> after(Entry next) {
    if (next.type().equals("started")) {
      var run = next.event().path("run").asText();
      return Optional.of(notification(next.seq(), "Run %s has begun.".formatted(run)));
    }
    var line = lines.after(next.type(), next::event);
    if (next.type().equals("readingStarted")) {
      last = next.seq() + lines.chunks();
    }
    return line.map(text -> notification(next.seq(), text));
  }

  private ProgressNotification notification(long seq, String line) {
    var message = ProgressNotification.builder(token, seq).message(line);
    return (seq <= last ? message.total((double) last) : message).build();
  }
}
