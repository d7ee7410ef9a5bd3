package dev.trawl.testkit.endpoint;

import dev.trawl.testkit.Counts;
import java.util.HashMap;
import java.util.Map;

/** Counts the start and the end of requests. Thread-safe. */
final class RequestCounter {
  private final Map<Integer, Long> byStatus = new HashMap<>();
  private long requests;
  private int inFlight;
  private int mostInFlight;
  private int largestPromptTokens;
  private int largestCallTokens;
  private long promptTokens;
  private long cancelled;

  synchronized Call begin() {
    requests++;
    inFlight++;
    mostInFlight = Math.max(mostInFlight, inFlight);
    return new Call();
  }

  synchronized Counts counts() {
    return new Counts(
        requests,
        inFlight,
        mostInFlight,
        largestPromptTokens,
        largestCallTokens,
        promptTokens,
        byStatus,
        cancelled);
  }

  /**
   * A running request. It ends once; later calls of {@link #ended} and {@link #cancelled} are
   * ignored.
   */
  final class Call {
    private boolean over;

    void prompt(int tokens, int replyTokens) {
      synchronized (RequestCounter.this) {
        promptTokens += tokens;
        largestPromptTokens = Math.max(largestPromptTokens, tokens);
        largestCallTokens = Math.max(largestCallTokens, tokens + replyTokens);
      }
    }

    void ended(int status) {
      synchronized (RequestCounter.this) {
        if (end()) {
          byStatus.merge(status, 1L, Long::sum);
        }
      }
    }

    void cancelled() {
      synchronized (RequestCounter.this) {
        if (end()) {
          cancelled++;
        }
      }
    }

    private boolean end() {
      boolean first = !over;
      over = true;
      inFlight -= first ? 1 : 0;
      return first;
    }
  }
}
