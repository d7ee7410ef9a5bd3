package dev.trawl.retrieval.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells processes on one data directory who uses which index. A lock is a file; the operating
 * system drops the locks of a process that dies. Files of locks are empty and stay: to delete one
 * would let two processes lock different files of one name. Thread-safe.
 *
 * <p>A lock on a file belongs to the whole process, so uses within it are counted, for all
 * libraries that it may have.
 */
final class Locks {
  private static final Map<Path, Use> USES = new HashMap<>();

  private static final Map<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

  private final Path folder;

  Locks(Path folder) {
    this.folder = folder;
  }

  /** Uses of one lock in this process. */
  private record Use(FileChannel channel, FileLock lock, int count) {
    Use counted(int more) {
      return new Use(channel, lock, count + more);
    }
  }

  /** Marks {@code name} as in use until the returned lock is released. Waits for an eviction. */
  Lock use(String name) throws IOException {
    Path file = folder.resolve(name);
    synchronized (USES) {
      var use = USES.get(file);
      if (use == null) {
        var channel = open(file);
        use = new Use(channel, lock(channel, true), 0);
      }
      USES.put(file, use.counted(1));
    }
    return () -> release(file);
  }

  private static FileLock lock(FileChannel channel, boolean shared) throws IOException {
    try {
      return channel.lock(0, Long.MAX_VALUE, shared);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static void release(Path file) throws IOException {
    synchronized (USES) {
      var use = USES.get(file);
      if (use == null) {
        return;
      }
      if (use.count() > 1) {
        USES.put(file, use.counted(-1));
        return;
      }
      USES.remove(file);
      use.channel().close();
    }
  }

  /**
   * Does {@code work} while nobody uses {@code name}; false where anyone does, here or elsewhere.
   */
  boolean whileUnused(String name, Work work) throws IOException {
    Path file = folder.resolve(name);
    synchronized (USES) {
      if (USES.containsKey(file)) {
        return false;
      }
      try (var channel = open(file);
          var lock = channel.tryLock()) {
        if (lock == null) {
          return false;
        }
        work.run();
        return true;
      } catch (OverlappingFileLockException e) {
        return false; // held by another thread of this process
      }
    }
  }

  /** Waits until {@code name} is this caller's alone, here and elsewhere. */
  Lock alone(String name) throws IOException {
    Path file = folder.resolve(name);
    var turn = TURNS.computeIfAbsent(file, f -> new ReentrantLock());
    turn.lock();
    try {
      var channel = open(file);
      lock(channel, false);
      return () -> {
        try {
          channel.close();
        } finally {
          turn.unlock();
        }
      };
    } catch (IOException | RuntimeException e) {
      turn.unlock();
      throw e;
    }
  }

  /** Drops the lock file of a name that will never be used again. */
  void forget(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** What is done under a lock. */
  interface Work {
    void run() throws IOException;
  }

  /** Released by closing, once, by the thread that holds it. */
  interface Lock extends AutoCloseable {
    @Override
    void close() throws IOException;
  }
}
