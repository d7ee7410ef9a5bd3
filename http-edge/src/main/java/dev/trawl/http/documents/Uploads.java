package dev.trawl.http.documents;

import dev.trawl.http.exchange.ApiException;
import dev.trawl.protocol.Source.LocalFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.stream.IOResult;
import org.apache.pekko.stream.javadsl.FileIO;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/**
 * The folder for uploaded files. A file is kept while its document is open, because a damaged index
 * is rebuilt from it. The name of a file is the SHA-256 of its content, so the same content is
 * stored only once. A file is written under a temporary name and then moved. Thread-safe.
 */
public final class Uploads implements AutoCloseable {
  private static final String PARTIAL = "upload-";

  private final Path folder;
  private final boolean isTemporary;
  private final ActorSystem<?> system;
  private final Executor blocking;

  /**
   * For each file, how many uploads still use it. Guarded by its own lock, and used only on
   * blocking threads. The count and the file must change together: otherwise a file could be
   * deleted while another upload of the same content is being stored.
   */
  private final Map<String, Integer> uses = new HashMap<>();

  private Uploads(Path folder, boolean isTemporary, ActorSystem<?> system) {
    this.folder = folder;
    this.isTemporary = isTemporary;
    this.system = system;
    this.blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
  }

  /**
   * Stores uploads in {@code folder}, or in a temporary folder that {@link #close} deletes. Blocks.
   */
  public static Uploads in(Optional<Path> folder, ActorSystem<?> system) {
    try {
      var path =
          folder.isPresent()
              ? Files.createDirectories(folder.get())
              : Files.createTempDirectory("trawl-uploads-");
      return new Uploads(path, folder.isEmpty(), system);
    } catch (IOException unusable) {
      throw new IllegalArgumentException(
          "trawl.http.uploads: cannot create the folder for uploads: " + unusable, unusable);
    }
  }

  /**
   * An uploaded file.
   *
   * @param content the SHA-256 of its content
   */
  public record Upload(String content, LocalFile source) {}

  /**
   * Writes {@code bytes} as they arrive, for a document with the name {@code name}. If the upload
   * fails, the incomplete file is deleted.
   */
  public CompletionStage<Upload> store(Source<ByteString, ?> bytes, String name) {
    var digest = sha256();
    var partial = folder.resolve(PARTIAL + UUID.randomUUID());
    return bytes
        .map(
            part -> {
              digest.update(part.asByteBuffer());
              return part;
            })
        .runWith(FileIO.toPath(partial), system)
        .thenApplyAsync(written -> place(partial, written, digest, name), blocking)
        .whenCompleteAsync((placed, failure) -> remove(partial), blocking);
  }

  private Upload place(Path partial, IOResult written, MessageDigest digest, String name) {
    if (written.count() == 0) {
      throw ApiException.unusable("file", "The file is empty.");
    }
    var content = HexFormat.of().formatHex(digest.digest());
    var place = folder.resolve(content);
    synchronized (uses) {
      try {
        // A file in use is not replaced, because another request may be reading it.
        if (!uses.containsKey(content) || !Files.exists(place)) {
          Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      uses.merge(content, 1, Integer::sum);
    }
    return new Upload(content, new LocalFile(place, name));
  }

  /** A file in this folder, with its length and the time when it was stored. */
  public record StoredFile(Path path, long bytes, Instant storedAt) {}

  /** The stored files with these contents (SHA-256), keyed by content. */
  public CompletionStage<Map<String, StoredFile>> storedFiles(Collection<String> contents) {
    return CompletableFuture.supplyAsync(
        () ->
            contents.stream()
                .distinct()
                .flatMap(content -> find(content).stream().map(kept -> Map.entry(content, kept)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        blocking);
  }

  private Optional<StoredFile> find(String content) {
    var place = folder.resolve(content);
    try {
      var file = Files.readAttributes(place, BasicFileAttributes.class);
      return Optional.of(new StoredFile(place, file.size(), file.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException notUploaded) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Releases a file. There must be one call for each call of {@link #store}; the last one deletes
   * the file.
   *
   * @return true if the file was deleted
   */
  public CompletionStage<Boolean> release(String content) {
    return CompletableFuture.supplyAsync(
        () -> {
          synchronized (uses) {
            var left = uses.computeIfPresent(content, (same, n) -> n == 1 ? null : n - 1);
            return left == null && remove(folder.resolve(content));
          }
        },
        blocking);
  }

  private static boolean remove(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    if (!isTemporary) {
      return;
    }
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Uploads::remove);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
