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
 * Who is worked on, and who waits, first come first served. Thread-safe. As many wait as there are
 * connections, which are bounded.
 */
final class Seats {
  /** How long a client that left the queue may go unnoticed. */
  private static final int LOOK_MS = 50;

  private final boolean queues;
  private final Deque<CountDownLatch> waiting = new ArrayDeque<>();
  private int free;

  Seats(Pace pace) {
    free = pace.concurrency() == 0 ? Integer.MAX_VALUE : pace.concurrency();
    queues = pace.queues();
  }

  /**
   * Takes a seat, waiting for one where the plan says so; false when there is none.
   *
   * @throws IOException when the client closes meanwhile
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

  /** Hands the seat to whoever has waited longest. */
  synchronized void free() {
    if (waiting.isEmpty()) {
      free++;
    } else {
      waiting.remove().countDown();
    }
  }
}
