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
 * Runs work of other people's making under a time limit.
 *
 * <p>The work has a thread of its own. When its time is over it is told to stop, interrupted, and
 * given a moment; a thread that still runs is abandoned (it is a daemon and ends when its library
 * lets go) and counted, and when too many linger no more work is taken: what cannot be stopped is
 * at least bounded. Thread-safe.
 */
final class TimeLimit {
  private static final Duration GRACE = Duration.ofSeconds(1);
  private final AtomicInteger stuck = new AtomicInteger();
  private final int maxStuck;

  TimeLimit(int maxStuck) {
    this.maxStuck = maxStuck;
  }

  /** What runs, for how long, and how it is told to stop. */
  record Task<T>(String name, Duration limit, Callable<T> work, Consumer<DocumentException> stop) {}

  /**
   * Runs {@code task}, or says {@code TOO_SLOW} with {@code setting} as the limit to raise. What
   * the work throws comes back as the cause of an {@link ExecutionException}.
   */
  <T> T run(Task<T> task, String setting) throws DocumentException, ExecutionException {
    if (stuck.get() >= maxStuck) {
      throw new DocumentException(
          Reason.TOO_SLOW,
          "%s: not started, %d earlier documents still hang in their parsers; restart trawl"
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

  private DocumentException end(Task<?> task, Thread thread, DocumentException why) {
    task.stop().accept(why);
    thread.interrupt();
    try {
      thread.join(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      watch(thread);
    }
    return why;
  }

  /** Counts the thread as stuck until it ends. */
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

  /** Threads that outlived their time and still run. */
  int stuck() {
    return stuck.get();
  }
}
