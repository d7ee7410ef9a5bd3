package dev.trawl.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The repository that these tests lie in, and the sample documents beside it. */
final class Tree {
  private Tree() {}

  /** The folder with {@code mvnw}, above the module's own. */
  static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("mvnw"))) {
      folder = Optional.ofNullable(folder.getParent()).orElseThrow();
    }
    return folder;
  }

  /** A sample document, where there are any. */
  static Optional<Path> sample(String name) {
    var samples =
        Optional.ofNullable(System.getenv("TRAWL_DATA_SAMPLES"))
            .map(Path::of)
            .orElseGet(() -> root().resolve("../shared/data").normalize());
    return Optional.of(samples.resolve(name)).filter(Files::isReadable);
  }
}
