package dev.trawl.cli.terminal;

import java.io.Writer;
import java.util.function.Consumer;

/** A writer that passes on only complete lines. On close it passes on the rest of the last line. */
final class LineWriter extends Writer {
  private final Consumer<String> lines;
  private final StringBuilder pending = new StringBuilder();

  LineWriter(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void write(char[] characters, int offset, int length) {
    synchronized (lock) {
      pending.append(characters, offset, length);
      for (var end = pending.indexOf("\n"); end >= 0; end = pending.indexOf("\n")) {
        lines.accept(pending.substring(0, end));
        pending.delete(0, end + 1);
      }
    }
  }

  /** Does nothing, because only complete lines are passed on. */
  @Override
  public void flush() {}

  @Override
  public void close() {
    synchronized (lock) {
      if (!pending.isEmpty()) {
        lines.accept(pending.toString());
        pending.setLength(0);
      }
    }
  }
}
