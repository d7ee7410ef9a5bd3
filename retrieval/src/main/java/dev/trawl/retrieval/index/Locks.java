package dev.trawl.retrieval.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.StampedLock;

/**
 * Shows the processes that share a data directory who uses which index. A lock is a file; the
 * operating system releases the locks of a process that dies. The files are empty and stay: if one
 * were deleted, two processes could lock different files of the same name. Thread-safe.
 *
 * <p>The operating system knows one holder for each process and file. Threads of this process
 * therefore agree first, under a lock of their own for each file, which is dropped when the last of
 * them is done. Threads that need different files never wait for each other.
 */
final class Locks {
  /** For all libraries of this process, since the operating system does not tell them apart. */
  private static final ConcurrentMap<Path, Shared> IN_PROCESS = new ConcurrentHashMap<>();

  private final Path folder;

  Locks(Path folder) {
    this.folder = folder;
  }

  /** Marks {@code name} as in use until the returned lock is released. Waits for an eviction. */
  Lock use(String name) throws IOException {
    var file = folder.resolve(name);
    var shared = enter(file);
    long stamp = shared.threads.readLock();
    try {
      shared.lock(file);
    } catch (IOException | RuntimeException e) {
      shared.threads.unlockRead(stamp);
      leave(file);
      throw e;
    }
    return () -> {
      try {
        shared.unlock();
      } finally {
        shared.threads.unlockRead(stamp);
        leave(file);
      }
    };
  }

  /** Does {@code work} unless {@code name} is in use, by this process or another. */
  boolean whileUnused(String name, Work work) throws IOException {
    var file = folder.resolve(name);
    var shared = enter(file);
    long stamp = shared.threads.tryWriteLock();
    try {
      return stamp != 0 && whileUnused(file, work);
    } finally {
      if (stamp != 0) {
        shared.threads.unlockWrite(stamp);
      }
      leave(file);
    }
  }

  private static boolean whileUnused(Path file, Work work) throws IOException {
    try (var channel = open(file);
        var lock = channel.tryLock()) {
      if (lock == null) {
        return false;
      }
      work.run();
      return true;
    }
  }

  /** Waits until nobody else, in this process or another, holds {@code name}. */
  Lock alone(String name) throws IOException {
    var file = folder.resolve(name);
    var shared = enter(file);
    long stamp = shared.threads.writeLock();
    try {
      var channel = open(file, false);
      return () -> {
        try {
          channel.close();
        } finally {
          shared.threads.unlockWrite(stamp);
          leave(file);
        }
      };
    } catch (IOException | RuntimeException e) {
      shared.threads.unlockWrite(stamp);
      leave(file);
      throw e;
    }
  }

  /** Deletes the lock file of a name that will never be used again. */
  void forget(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  /** How many files threads of this process hold or wait for, in this folder. */
  long held() {
    return IN_PROCESS.keySet().stream().filter(file -> file.startsWith(folder)).count();
  }

  private static Shared enter(Path file) {
    return IN_PROCESS.compute(
        file, (same, shared) -> (shared == null ? new Shared() : shared).entered());
  }

  private static void leave(Path file) {
    IN_PROCESS.computeIfPresent(file, (same, shared) -> shared.left() ? null : shared);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Opens and locks; waits for other processes. Closing the channel releases the lock. */
  private static FileChannel open(Path file, boolean isShared) throws IOException {
    var channel = open(file);
    try {
      channel.lock(0, Long.MAX_VALUE, isShared);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * What the threads of this process share about one file.
   *
   * <p>The count of users and their channel change together, so both are guarded by this object's
   * monitor; the map guards {@code entered}.
   */
  private static final class Shared {
    /** Readers use the file, a writer has it alone. Any thread may release it. */
    final StampedLock threads = new StampedLock();

    private int entered;
    private int users;
    private Optional<FileChannel> channel = Optional.empty();

    Shared entered() {
      entered++;
      return this;
    }

    /** Whether nobody is left. */
    boolean left() {
      return --entered == 0;
    }

    synchronized void lock(Path file) throws IOException {
      if (users == 0) {
        channel = Optional.of(open(file, true));
      }
      users++;
    }

    synchronized void unlock() throws IOException {
      if (--users == 0) {
        channel.orElseThrow().close();
      }
    }
  }

  /** What is done under a lock. */
  interface Work {
    void run() throws IOException;
  }

  /** Released by closing it, once; any thread may do so. */
  interface Lock extends AutoCloseable {
    @Override
    void close() throws IOException;
  }
}
