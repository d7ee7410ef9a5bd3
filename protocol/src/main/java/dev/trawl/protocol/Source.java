package dev.trawl.protocol;

import java.net.URI;
import java.nio.file.Path;

/** The source of a document. */
public sealed interface Source {
  /** The name shown to people. */
  String name();

  /**
   * A file on this machine.
   *
   * @param name the file name; relative to the folder if a folder was opened
   */
  record LocalFile(Path path, String name) implements Source {}

  /**
   * An http or https URL. Its name leaves out user, query and fragment, because they may contain
   * secrets.
   */
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

  /**
   * Bytes in memory, such as standard input.
   *
   * @param bytes not copied; the caller must not change them
   */
  record InMemory(String name, byte[] bytes) implements Source {}
}
