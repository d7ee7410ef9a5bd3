package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.Pace;
import dev.trawl.testkit.http.Peer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Limits the number of concurrent requests, with a first-in-first-out queue. The queue is bounded
 * by the number of connections. Thread-safe.
 */
final class ConcurrencyLimit {
  /** Interval for checking whether a waiting client has closed the connection. */
  private static final int CHECK_MS = 50;

  private final boolean queues;
  private final Deque<CountDownLatch> waiting = new ArrayDeque<>();
  private int free;

  ConcurrencyLimit(Pace pace) {
    free = pace.concurrency() == 0 ? Integer.MAX_VALUE : pace.concurrency();
    queues = pace.queues();
  }

  /**
   * Acquires a permit. If no permit is free, waits or returns false, depending on the plan.
   *
   * @throws IOException if the client closes the connection while waiting
   */
  boolean acquire(Peer peer) throws IOException {
    var turn = new CountDownLatch(1);
    synchronized (this) {
      if (free > 0) {
        free--;
        return true;
      }
      if (!queues) {
        return false;
      }
      waiting.add(turn);
    }
    await(turn, peer);
    return true;
  }

  private void await(CountDownLatch turn, Peer peer) throws IOException {
    boolean acquired = false;
    try {
      while (!turn.await(CHECK_MS, TimeUnit.MILLISECONDS)) {
        peer.await(Duration.ofMillis(1));
      }
      acquired = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      if (!acquired) {
        leave(turn);
      }
    }
  }

  private synchronized void leave(CountDownLatch turn) {
    if (!waiting.remove(turn)) {
      release();
    }
  }

  /** Releases a permit. If clients are waiting, the client that has waited longest gets it. */
  synchronized void release() {
    if (waiting.isEmpty()) {
      free++;
    } else {
      waiting.remove().countDown();
    }
  }
}
