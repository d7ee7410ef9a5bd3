package dev.trawl.bench.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/** A temporary folder for a run; closing deletes it. */
public record Scratch(Path path) implements AutoCloseable {
  /** Creates a new folder below {@code parent}. */
  public static Scratch below(Path parent) {
    try {
      return new Scratch(Files.createTempDirectory(parent, "scratch-"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + parent, e);
    }
  }

  @Override
  public void close() {
    try (var paths = Files.walk(path)) {
      for (var each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (NoSuchFileException e) {
      // Another process has deleted it already.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
