package dev.trawl.http.owners;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The owner of documents and runs. Other owners cannot see them. All users of the same key are one
 * owner; if there are no keys, all clients are one owner. Thread-safe.
 */
public final class Owner {
  private final Allowance allowance;
  private final Shelf shelf;
  private final Optional<Bucket> requests;

  public Owner(Allowance allowance) {
    this.allowance = allowance;
    this.shelf = new Shelf(allowance);
    this.requests = allowance.requestsPerMinute().stream().mapToObj(Owner::perMinute).findAny();
  }

  private static Bucket perMinute(int requests) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, Duration.ofMinutes(1)))
        .build();
  }

  public Allowance allowance() {
    return allowance;
  }

  /** The open documents of this owner. */
  public Shelf shelf() {
    return shelf;
  }

  /** Counts a request. If there were too many, returns how many seconds the client must wait. */
  public Optional<Long> waitForRequest() {
    return requests
        .map(bucket -> bucket.tryConsumeAndReturnRemaining(1))
        .filter(taken -> !taken.isConsumed())
        .map(taken -> 1 + TimeUnit.NANOSECONDS.toSeconds(taken.getNanosToWaitForRefill()));
  }
}
