package dev.trawl.retrieval.index;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Says in a few words why storing failed. */
final class StorageFault {
  private StorageFault() {}

  static String of(IOException e) {
    Throwable root = e;
    while (root.getCause() instanceof IOException cause) {
      root = cause;
    }
    if (root instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    String message = root.getMessage();
    return root.getClass().getSimpleName()
        + (message == null ? "" : " (" + message.lines().findFirst().orElse("") + ")");
  }
}
