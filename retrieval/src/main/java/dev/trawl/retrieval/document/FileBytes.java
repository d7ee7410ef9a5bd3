package dev.trawl.retrieval.document;

import dev.trawl.protocol.DocumentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A document in a file: a person's own, or a download that goes when it is closed.
 *
 * @param changed when the file was last written as it was hashed
 */
public record FileBytes(
    DocumentId id, String name, long bytes, Path path, FileTime changed, boolean temporary)
    implements RawDocument {
  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  /** Whether the file still is what was hashed, as far as its size and time say. */
  public boolean isUnchanged() throws IOException {
    return Files.size(path) == bytes && Files.getLastModifiedTime(path).equals(changed);
  }

  @Override
  public void close() {
    if (temporary) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // Windows keeps a file that is still open; it goes when the process ends.
        path.toFile().deleteOnExit();
      }
    }
  }
}
