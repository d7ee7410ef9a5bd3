package dev.trawl.testkit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the endpoint has seen of chat completion requests. Each request ends once: {@code requests}
 * is the sum of {@code inFlight}, {@code cancelled} and all of {@code byStatus}.
 *
 * @param inFlight requests that have not ended: waiting, being worked on, or stalled
 * @param mostInFlight the most of these at one time
 * @param largestCallTokens the most tokens of a prompt and the requested reply together
 * @param byStatus how many ended with each HTTP status; {@link #BROKEN} if the endpoint broke the
 *     connection instead
 * @param cancelled requests whose client closed the connection before the reply
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
  /** Stands for a status if there was none, or if the reply was cut. */
  public static final int BROKEN = 0;

  public Counts {
    byStatus = Collections.unmodifiableMap(new TreeMap<>(byStatus));
  }

  /** How many ended with {@code code}. */
  public long status(int code) {
    return byStatus.getOrDefault(code, 0L);
  }
}
