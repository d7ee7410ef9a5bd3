package dev.trawl.retrieval.index;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Section {@code trawl.library} of {@code conf/application.conf}.
 *
 * @param directory the data directory; created if it does not exist
 * @param bytesMax maximum total size of all indexes, in bytes
 */
public record LibrarySettings(Path directory, long bytesMax) {
  public LibrarySettings {
    if (bytesMax < 1) {
      throw new IllegalArgumentException("trawl.library.bytes-max is not positive: " + bytesMax);
    }
  }

  public static LibrarySettings from(Config trawl) {
    var library = trawl.getConfig("library");
    String directory = library.getString("directory");
    return new LibrarySettings(
        directory.isBlank() ? defaultDirectory() : Path.of(directory),
        library.getBytes("bytes-max"));
  }

  private static Path defaultDirectory() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    Path home = Path.of(System.getProperty("user.home"));
    if (system.contains("mac")) {
      return home.resolve("Library/Caches/trawl");
    }
    String variable = system.contains("win") ? "LOCALAPPDATA" : "XDG_CACHE_HOME";
    return Optional.ofNullable(System.getenv(variable))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .orElse(home.resolve(".cache"))
        .resolve("trawl");
  }
}
