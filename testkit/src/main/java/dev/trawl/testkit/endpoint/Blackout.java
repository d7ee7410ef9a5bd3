package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.Faults;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Whether the endpoint is down. Thread-safe. */
final class Blackout {
  private final Optional<Faults.Outage> plan;
  private final Runnable onStart;
  private final AtomicLong requests = new AtomicLong();
  private volatile Optional<Long> sinceNanos = Optional.empty();

  /**
   * @param onStart breaks what is under way
   */
  Blackout(Optional<Faults.Outage> plan, Runnable onStart) {
    this.plan = plan;
    this.onStart = onStart;
  }

  /** Counts a request, and says whether the endpoint is down when it comes. */
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
