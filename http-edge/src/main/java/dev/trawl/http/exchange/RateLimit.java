package dev.trawl.http.exchange;

import dev.trawl.http.owners.Owner;

/** Limits how many requests an owner may send per minute. */
public final class RateLimit {
  private RateLimit() {}

  /** Counts a request; throws {@link ApiException} if {@code owner} has sent too many. */
  public static void count(Owner owner) {
    owner
        .waitForRequest()
        .ifPresent(
            seconds -> {
              throw ApiException.tooManyRequests(seconds);
            });
  }
}
