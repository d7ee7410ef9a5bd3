package dev.trawl.retrieval.document;

import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Source;
import java.io.InputStream;
import java.util.List;

/** What the command line's {@code -f} arguments name: files, folders, {@code -}, URLs. */
public record Sources(List<Source> found, List<Asking.Rejected> rejected) {
  public static Sources of(List<String> arguments, InputStream standardInput) {
    throw new UnsupportedOperationException("to be built");
  }
}
