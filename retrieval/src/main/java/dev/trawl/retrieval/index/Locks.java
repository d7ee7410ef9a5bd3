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
 * File locks that coordinate the use of indexes between the processes that share a data directory.
 * The operating system releases the locks of a process that dies. The lock files are empty and are
 * not deleted: after a deletion, two processes could lock different files with the same name.
 * Thread-safe.
 *
 * <p>For the operating system, each file has one holder per process. Therefore the threads of this
 * process first acquire an in-process lock for the file, which is discarded after the last thread
 * releases it. Threads that need different files never wait for each other.
 */
final class Locks {
  /**
   * Shared by all libraries in this process, because the operating system does not distinguish
   * them.
   */
  private static final ConcurrentMap<Path, Shared> IN_PROCESS = new ConcurrentHashMap<>();

  private final Path folder;

  Locks(Path folder) {
    this.folder = folder;
  }

  /** Acquires a shared lock that marks {@code name} as in use. Waits for a running eviction. */
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

  /** Runs {@code work} and returns true, unless this or another process uses {@code name}. */
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

  /**
   * Acquires an exclusive lock. Waits until no other thread or process holds a lock on {@code
   * name}.
   */
  Lock exclusive(String name) throws IOException {
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

  /** The number of files in this folder that threads of this process hold or wait for. */
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

  /** Opens and locks the file. Waits for other processes. Closing the channel releases the lock. */
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
   * The state of one file, shared by the threads of this process.
   *
   * <p>The number of users and their channel change together, so this object's monitor guards both.
   * {@code entered} changes only within atomic updates of {@link Locks#IN_PROCESS}.
   */
  private static final class Shared {
    /**
     * Read locks are for users of the file, write locks for exclusive access. Any thread may
     * release them.
     */
    final StampedLock threads = new StampedLock();

    private int entered;
    private int users;
    private Optional<FileChannel> channel = Optional.empty();

    Shared entered() {
      entered++;
      return this;
    }

    /** Removes one thread. Returns true if it was the last one. */
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

  /** Work to run under a lock. */
  interface Work {
    void run() throws IOException;
  }

  /** A lock. Close it once to release it; any thread may close it. */
  interface Lock extends AutoCloseable {
    @Override
    void close() throws IOException;
  }
}
