package dev.trawl.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The source tree of these tests, and the sample documents next to it. */
final class SourceTree {
  private SourceTree() {}

  /** The folder that contains {@code mvnw}. */
  static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("mvnw"))) {
      folder = Optional.ofNullable(folder.getParent()).orElseThrow();
    }
    return folder;
  }

  /** A sample document; empty if there are none on this machine. */
  static Optional<Path> sample(String name) {
    var samples =
        Optional.ofNullable(System.getenv("TRAWL_DATA_SAMPLES"))
            .map(Path::of)
            .orElseGet(() -> root().resolve("../shared/data").normalize());
    return Optional.of(samples.resolve(name)).filter(Files::isReadable);
  }
}
