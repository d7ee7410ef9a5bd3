package dev.trawl.http.exchange;

import dev.trawl.http.owners.Owner;

/** Counts requests against what their owner may send. */
public final class RateLimit {
  private RateLimit() {}

  /** Fails with {@link ApiException} where it is one more than {@code owner} may send now. */
  public static void count(Owner owner) {
    owner
        .waitForRequest()
        .ifPresent(
            seconds -> {
              throw ApiException.tooFast(seconds);
            });
  }
}
