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
 * The requests being worked on and those waiting, first come, first served. Thread-safe. The queue
 * is bounded by the number of connections.
 */
final class Seats {
  /** How long it may take to notice that a waiting client has gone. */
  private static final int LOOK_MS = 50;

  private final boolean queues;
  private final Deque<CountDownLatch> waiting = new ArrayDeque<>();
  private int free;

  Seats(Pace pace) {
    free = pace.concurrency() == 0 ? Integer.MAX_VALUE : pace.concurrency();
    queues = pace.queues();
  }

  /**
   * Takes a seat, and waits for one if the plan says so; false if there is none.
   *
   * @throws IOException if the client closes while waiting
   */
  boolean take(Peer peer) throws IOException {
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
    boolean seated = false;
    try {
      while (!turn.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
        peer.await(Duration.ofMillis(1));
      }
      seated = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      if (!seated) {
        leave(turn);
      }
    }
  }

  private synchronized void leave(CountDownLatch turn) {
    if (!waiting.remove(turn)) {
      free();
    }
  }

  /** Hands the seat to the client that has waited longest. */
  synchronized void free() {
    if (waiting.isEmpty()) {
      free++;
    } else {
      waiting.remove().countDown();
    }
  }
}
