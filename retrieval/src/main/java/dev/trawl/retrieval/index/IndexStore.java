package dev.trawl.retrieval.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of the data directory: {@code documents} contains only complete indexes, {@code
 * building} contains indexes that are being written or deleted, and {@code locks} contains the lock
 * files. Names consist of hexadecimal digits and hyphens, so that no name can point outside the
 * directory.
 */
final class IndexStore {
  private static final Logger LOG = LoggerFactory.getLogger(IndexStore.class);

  private final Path documents;
  private final Path building;
  private final Locks locks;
  private final Clock clock;

  IndexStore(Path root, Clock clock) throws IOException {
    Path real = Files.createDirectories(root).toRealPath();
    this.documents = Files.createDirectories(real.resolve("documents"));
    this.building = Files.createDirectories(real.resolve("building"));
    this.locks = new Locks(Files.createDirectories(real.resolve("locks")));
    this.clock = clock;
    sweep();
  }

  Locks locks() {
    return locks;
  }

  /** The folder of the index {@code name}. It may not exist. */
  Path folderOf(String name) {
    if (!name.matches("[0-9a-f-]{1,200}")) {
      throw new IllegalArgumentException("not the name of an index: " + name);
    }
    return documents.resolve(name);
  }

  /** Creates a folder for building an index. It is locked until it is closed. */
  BuildFolder createBuildFolder() throws IOException {
    String name = UUID.randomUUID().toString();
    // Lock before the folder exists; otherwise a sweep could delete it.
    var lock = locks.exclusive(lockOf(name));
    try {
      return new BuildFolder(Files.createDirectory(building.resolve(name)), lock);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private static String lockOf(String building) {
    return "building-" + building;
  }

  /** Moves a finished index to its final folder. The move is atomic and durable. */
  void put(Path built, String name) throws IOException {
    try (Stream<Path> files = Files.list(built)) {
      for (Path file : files.toList()) {
        IOUtils.fsync(file, false);
      }
    }
    IOUtils.fsync(built, true);
    try {
      Files.move(built, folderOf(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the data directory spans more than one file system", e);
    }
    IOUtils.fsync(documents, true);
  }

  /** Removes an index atomically. Open readers are not affected. */
  void remove(String name) throws IOException {
    Path away = building.resolve(UUID.randomUUID().toString());
    try {
      Files.move(folderOf(name), away, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return;
    }
    clear(away);
  }

  /** Deletes a folder. If this fails, the next sweep deletes it. */
  private static void clear(Path folder) {
    try {
      IOUtils.rm(folder);
    } catch (IOException e) {
      LOG.debug("could not delete {}; it will be deleted at the next start", folder, e);
    }
  }

  /** Sets the time of an index's last use to now. */
  void touch(String name) throws IOException {
    Files.setLastModifiedTime(folderOf(name), FileTime.from(clock.instant()));
  }

  /** Evicts the least recently used indexes until the total size is at most {@code bytesMax}. */
  void trim(long bytesMax) throws IOException {
    List<StoredIndex> stored = stored();
    long bytes = stored.stream().mapToLong(StoredIndex::bytes).sum();
    for (var index : stored) {
      if (bytes <= bytesMax) {
        return;
      }
      if (locks.whileUnused(index.name(), () -> remove(index.name()))) {
        bytes -= index.bytes();
      }
    }
  }

  private record StoredIndex(String name, long bytes, FileTime used) {}

  private List<StoredIndex> stored() throws IOException {
    try (Stream<Path> folders = Files.list(documents)) {
      return folders
          .map(IndexStore::stored)
          .sorted(Comparator.comparing(StoredIndex::used))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static StoredIndex stored(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      long bytes = 0;
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
      return new StoredIndex(
          folder.getFileName().toString(), bytes, Files.getLastModifiedTime(folder));
    } catch (NoSuchFileException e) {
      return new StoredIndex(folder.getFileName().toString(), 0, FileTime.fromMillis(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes unfinished folders of processes that died, and their locks. */
  private void sweep() throws IOException {
    try (Stream<Path> left = Files.list(building)) {
      for (Path folder : left.toList()) {
        String lock = lockOf(folder.getFileName().toString());
        if (locks.whileUnused(lock, () -> clear(folder))) {
          locks.forget(lock);
        }
      }
    }
  }

  /** A locked folder for building an index. Closing it deletes the folder if it still exists. */
  final class BuildFolder implements AutoCloseable {
    private final Path path;
    private final Locks.Lock lock;

    private BuildFolder(Path path, Locks.Lock lock) {
      this.path = path;
      this.lock = lock;
    }

    Path path() {
      return path;
    }

    @Override
    public void close() throws IOException {
      try (lock) {
        if (Files.exists(path)) {
          clear(path);
        }
      }
      locks.forget(lockOf(path.getFileName().toString()));
    }
  }
}
