package dev.trawl.testkit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Statistics of the chat completion requests. Each request ends exactly once, so {@code requests}
 * is the sum of {@code inFlight}, {@code cancelled} and all values of {@code byStatus}.
 *
 * @param inFlight requests that have not ended: queued, running or stalled
 * @param mostInFlight maximum number of requests in flight at the same time
 * @param largestCallTokens maximum number of tokens in a prompt and its requested reply together
 * @param byStatus number of requests that ended with each HTTP status, or with {@link #BROKEN} if
 *     the endpoint broke the connection
 * @param cancelled requests for which the client closed the connection before the reply
 */
public record Counts(
    long requests,
    int inFlight,
    int mostInFlight,
    int largestPromptTokens,
    int largestCallTokens,
    long promptTokens,
    Map<Integer, Long> byStatus,
    long cancelled) {
  /** Used as the status if there was no reply or if the reply was truncated. */
  public static final int BROKEN = 0;

  public Counts {
    byStatus = Collections.unmodifiableMap(new TreeMap<>(byStatus));
  }

  /** The number of requests that ended with {@code code}. */
  public long status(int code) {
    return byStatus.getOrDefault(code, 0L);
  }
}
