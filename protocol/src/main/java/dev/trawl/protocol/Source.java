package dev.trawl.protocol;

import java.net.URI;
import java.nio.file.Path;

/** Where a document comes from. */
public sealed interface Source {
  /** What a person calls it. */
  String name();

  /** A file on this machine. {@code name} is relative to the folder that was given, if any. */
  record LocalFile(Path path, String name) implements Source {}

  /** An http or https address. */
  record Url(URI uri) implements Source {
    @Override
    public String name() {
      return uri.toString();
    }
  }

  /** Bytes in hand, such as standard input. Not copied: the caller no longer changes them. */
  record InMemory(String name, byte[] bytes) implements Source {}
}
