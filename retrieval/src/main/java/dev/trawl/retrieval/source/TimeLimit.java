package dev.trawl.retrieval.source;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs library code with a time limit. Thread-safe.
 *
 * <p>Each task runs in a separate thread. After the timeout, the task is asked to stop and its
 * thread is interrupted. If the thread still runs one second later, it continues as a daemon
 * thread, because Java cannot stop it, and is counted as stuck. While too many threads are stuck,
 * no new task is started.
 */
final class TimeLimit {
  private static final Duration GRACE = Duration.ofSeconds(1);
  private final AtomicInteger stuck = new AtomicInteger();
  private final int maxStuck;

  TimeLimit(int maxStuck) {
    this.maxStuck = maxStuck;
  }

  /**
   * A task to run.
   *
   * @param name the document's name, for messages
   * @param limit the time after which the task is stopped
   * @param stop asks the task to end with the given reason; called by another thread
   */
  record Task<T>(String name, Duration limit, Callable<T> work, Consumer<DocumentException> stop) {}

  /**
   * Runs {@code task} and waits for its result.
   *
   * @param setting the setting to raise, for the message of a timeout
   * @throws DocumentException if the task times out ({@code TOO_SLOW}), or if the calling thread is
   *     interrupted
   * @throws ExecutionException if the task throws an exception, which is the cause
   */
  <T> T run(Task<T> task, String setting) throws DocumentException, ExecutionException {
    if (stuck.get() >= maxStuck) {
      throw new DocumentException(
          Reason.TOO_SLOW,
          "%s: not read, because the parsers of %d earlier documents hang; restart trawl"
              .formatted(task.name(), stuck.get()));
    }
    var future = new FutureTask<>(task.work());
    var thread = new Thread(future, "parse " + task.name());
    thread.setDaemon(true);
    thread.start();
    try {
      return future.get(task.limit().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw end(task, thread, tooSlow(task.name(), setting, task.limit()));
    } catch (InterruptedException e) {
      var stopped =
          end(task, thread, new DocumentException(Reason.UNREADABLE, task.name() + ": stopped"));
      Thread.currentThread().interrupt();
      throw stopped;
    }
  }

  static DocumentException tooSlow(String name, String setting, Duration limit) {
    return new DocumentException(
        Reason.TOO_SLOW,
        "%s: took longer than %s = %d ms allows; raise it in conf/application.conf"
            .formatted(name, setting, limit.toMillis()));
  }

  private DocumentException end(Task<?> task, Thread thread, DocumentException reason) {
    task.stop().accept(reason);
    thread.interrupt();
    try {
      thread.join(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      watch(thread);
    }
    return reason;
  }

  /** Counts {@code thread} as stuck until it ends. */
  private void watch(Thread thread) {
    stuck.incrementAndGet();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                thread.join();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                stuck.decrementAndGet();
              }
            });
  }

  /** The number of threads that still run after their timeout. */
  int stuck() {
    return stuck.get();
  }
}
