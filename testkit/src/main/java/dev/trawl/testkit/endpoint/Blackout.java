package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.Faults;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Knows whether the endpoint is down. Thread-safe. */
final class Blackout {
  private final Optional<Faults.Outage> plan;
  private final Runnable onStart;
  private final AtomicLong requests = new AtomicLong();
  private volatile Optional<Long> sinceNanos = Optional.empty();

  /**
   * @param onStart breaks the connections that are open when it goes down
   */
  Blackout(Optional<Faults.Outage> plan, Runnable onStart) {
    this.plan = plan;
    this.onStart = onStart;
  }

  /** Counts a request, and returns whether the endpoint is down for it. */
  boolean strikes() {
    if (plan.isEmpty()) {
      return false;
    }
    if (requests.incrementAndGet() == plan.get().fromRequest()) {
      sinceNanos = Optional.of(System.nanoTime());
      onStart.run();
    }
    return isOn();
  }

  boolean isOn() {
    return sinceNanos.isPresent() && !isOver(sinceNanos.get());
  }

  private boolean isOver(long since) {
    return plan.flatMap(Faults.Outage::length)
        .filter(length -> System.nanoTime() - since >= length.toNanos())
        .isPresent();
  }
}
