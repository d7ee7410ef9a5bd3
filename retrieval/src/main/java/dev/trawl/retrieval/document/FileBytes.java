package dev.trawl.retrieval.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A document in a file.
 *
 * @param bytes size of the file
 * @param changed modification time of the file when it was hashed
 * @param temporary whether {@link #close} deletes the file, as for a download
 */
public record FileBytes(
    Hash content, String name, long bytes, Path path, FileTime changed, boolean temporary)
    implements RawDocument {
  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  /**
   * Returns true if the size and the modification time are the same as when the file was hashed.
   */
  public boolean isUnchanged() throws IOException {
    return Files.size(path) == bytes && Files.getLastModifiedTime(path).equals(changed);
  }

  @Override
  public void close() {
    if (temporary) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // Windows cannot delete an open file.
        path.toFile().deleteOnExit();
      }
    }
  }
}
