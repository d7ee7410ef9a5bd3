package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.Faults;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Starts and ends the planned outage. Thread-safe. */
final class Outages {
  private final Optional<Faults.Outage> plan;
  private final Runnable onStart;
  private final AtomicLong requests = new AtomicLong();
  private volatile Optional<Long> sinceNanos = Optional.empty();

  /**
   * @param onStart breaks the open connections at the start of the outage
   */
  Outages(Optional<Faults.Outage> plan, Runnable onStart) {
    this.plan = plan;
    this.onStart = onStart;
  }

  /** Counts a request. Returns true if the endpoint is down when the request arrives. */
  boolean isDownForNextRequest() {
    if (plan.isEmpty()) {
      return false;
    }
    if (requests.incrementAndGet() == plan.get().fromRequest()) {
      sinceNanos = Optional.of(System.nanoTime());
      onStart.run();
    }
    return isDown();
  }

  boolean isDown() {
    return sinceNanos.isPresent() && !isOver(sinceNanos.get());
  }

  private boolean isOver(long since) {
    return plan.flatMap(Faults.Outage::length)
        .filter(length -> System.nanoTime() - since >= length.toNanos())
        .isPresent();
  }
}
