package dev.trawl.testkit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the endpoint has seen of requests to complete a chat. Each ends once: {@code requests} is
 * the sum of {@code inFlight}, {@code cancelled} and all of {@code byStatus}.
 *
 * @param inFlight requests without an end: waiting, at work or stalled
 * @param mostInFlight the most of these at one time
 * @param largestCallTokens the most tokens of a prompt and the reply asked for, together
 * @param byStatus how many ended with each HTTP status; {@link #BROKEN} where the endpoint broke
 *     the connection instead
 * @param cancelled requests whose client closed before its reply
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
  /** In place of a status: there was none, or its reply was cut. */
  public static final int BROKEN = 0;

  public Counts {
    byStatus = Collections.unmodifiableMap(new TreeMap<>(byStatus));
  }

  /** How many ended with {@code code}. */
  public long status(int code) {
    return byStatus.getOrDefault(code, 0L);
  }
}
