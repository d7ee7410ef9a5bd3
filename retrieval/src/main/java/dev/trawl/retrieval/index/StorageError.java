package dev.trawl.retrieval.index;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;

/** Short descriptions of storage errors. */
final class StorageError {
  private StorageError() {}

  static String of(IOException e) {
    Throwable root = e;
    while (root.getCause() instanceof IOException cause) {
      root = cause;
    }
    if (root instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (root instanceof FileAlreadyExistsException || root instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    if (root instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    String message = root.getMessage();
    return root.getClass().getSimpleName()
        + (message == null ? "" : " (" + message.lines().findFirst().orElse("") + ")");
  }
}
