package dev.trawl.http.exchange;

import dev.trawl.http.owners.Owner;

/** Limits the requests of an owner. */
public final class RateLimit {
  private RateLimit() {}

  /** Counts a request; throws {@link ApiException} if {@code owner} has sent too many. */
  public static void count(Owner owner) {
    owner
        .waitForRequest()
        .ifPresent(
            seconds -> {
              throw ApiException.tooFast(seconds);
            });
  }
}
