package dev.trawl.protocol;

import java.net.URI;
import java.nio.file.Path;

/** Where a document comes from. */
public sealed interface Source {
  /** What a person calls it. */
  String name();

  /** A file on this machine. {@code name} is relative to the folder that was given, if any. */
  record LocalFile(Path path, String name) implements Source {}

  /** An http or https address. Its name leaves out what may be secret: user, query, fragment. */
  record Url(URI uri) implements Source {
    @Override
    public String name() {
      var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      var path = uri.getRawPath() == null ? "" : uri.getRawPath();
      return uri.getHost() == null
          ? uri.getScheme() + ":…"
          : uri.getScheme() + "://" + uri.getHost() + port + path;
    }
  }

  /** Bytes in hand, such as standard input. Not copied: the caller no longer changes them. */
  record InMemory(String name, byte[] bytes) implements Source {}
}
