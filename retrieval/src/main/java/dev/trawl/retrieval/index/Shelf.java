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
 * The folders of the data directory: {@code documents} holds complete indexes only, {@code
 * building} holds what is being written or deleted, {@code locks} holds the lock files. Names are
 * hexadecimal digits and hyphens, so that none can lead out of the directory.
 */
final class Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

  private final Path documents;
  private final Path building;
  private final Locks locks;
  private final Clock clock;

  Shelf(Path root, Clock clock) throws IOException {
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

  /** The folder of the index {@code name}, whether or not it exists. */
  Path place(String name) {
    if (!name.matches("[0-9a-f-]{1,200}")) {
      throw new IllegalArgumentException("not a name of an index: " + name);
    }
    return documents.resolve(name);
  }

  /** A new folder to build in, locked until the work is done. */
  Workbench workbench() throws IOException {
    String name = UUID.randomUUID().toString();
    var lock = locks.alone(lockOf(name)); // before the folder exists, or a sweep could delete it
    try {
      return new Workbench(Files.createDirectory(building.resolve(name)), lock);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private static String lockOf(String building) {
    return "building-" + building;
  }

  /** Moves a built index into its place, in one step that survives a crash. */
  void put(Path built, String name) throws IOException {
    try (Stream<Path> files = Files.list(built)) {
      for (Path file : files.toList()) {
        IOUtils.fsync(file, false);
      }
    }
    IOUtils.fsync(built, true);
    try {
      Files.move(built, place(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the data directory spans more than one file system", e);
    }
    IOUtils.fsync(documents, true);
  }

  /** Removes an index in one step. Readers that have it open are not affected. */
  void remove(String name) throws IOException {
    Path away = building.resolve(UUID.randomUUID().toString());
    try {
      Files.move(place(name), away, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return;
    }
    clear(away);
  }

  /** Deletes a folder; what cannot be deleted now is left to the next sweep. */
  private static void clear(Path folder) {
    try {
      IOUtils.rm(folder);
    } catch (IOException e) {
      LOG.debug("left for the next start: {}", folder, e);
    }
  }

  /** Marks an index as used now. */
  void touch(String name) throws IOException {
    Files.setLastModifiedTime(place(name), FileTime.from(clock.instant()));
  }

  /** Removes the least recently used until all indexes together have at most {@code bytesMax}. */
  void trim(long bytesMax) throws IOException {
    List<Kept> kept = kept();
    long bytes = kept.stream().mapToLong(Kept::bytes).sum();
    for (var index : kept) {
      if (bytes <= bytesMax) {
        return;
      }
      if (locks.whileUnused(index.name(), () -> remove(index.name()))) {
        bytes -= index.bytes();
      }
    }
  }

  private record Kept(String name, long bytes, FileTime used) {}

  private List<Kept> kept() throws IOException {
    try (Stream<Path> folders = Files.list(documents)) {
      return folders.map(Shelf::kept).sorted(Comparator.comparing(Kept::used)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Kept kept(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      long bytes = 0;
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
      return new Kept(folder.getFileName().toString(), bytes, Files.getLastModifiedTime(folder));
    } catch (NoSuchFileException e) {
      return new Kept(folder.getFileName().toString(), 0, FileTime.fromMillis(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what processes that died have left unfinished, and their locks. */
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

  /** A locked folder to build in. Closing it deletes what is still there. */
  final class Workbench implements AutoCloseable {
    private final Path folder;
    private final Locks.Lock lock;

    private Workbench(Path folder, Locks.Lock lock) {
      this.folder = folder;
      this.lock = lock;
    }

    Path folder() {
      return folder;
    }

    @Override
    public void close() throws IOException {
      try (lock) {
        if (Files.exists(folder)) {
          clear(folder);
        }
      }
      locks.forget(lockOf(folder.getFileName().toString()));
    }
  }
}
