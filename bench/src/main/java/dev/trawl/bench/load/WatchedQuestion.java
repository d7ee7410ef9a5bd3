package dev.trawl.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A question that was asked on a socket. It checks the events that the client receives: they must
 * be numbered from 1 without gaps, and no event may follow a final event (answered, failed or
 * cancelled). Thread-safe.
 */
final class WatchedQuestion {
  private static final Set<String> FINAL = Set.of("answered", "failed", "cancelled");

  private final long start = System.nanoTime();
  private final CompletableFuture<WatchedQuestion> started = new CompletableFuture<>();
  private final CompletableFuture<WatchedQuestion> end = new CompletableFuture<>();
  private long seq;
  private int chunks;
  private long endNanos;
  private String ending = "";
  private String answer = "";
  private String error = "";
  private String fault = "";

  /** Completes when the first chunk is read, or with {@link #end}. */
  CompletableFuture<WatchedQuestion> started() {
    return started;
  }

  /** Completes with the final event, or with the first fault. */
  CompletableFuture<WatchedQuestion> end() {
    return end;
  }

  /** Receives the next message about this question. */
  void receive(JsonNode message) {
    check(message);
    complete();
  }

  private synchronized void check(JsonNode message) {
    var event = message.path("event");
    var type = event.path("type").asText();
    if (event.isMissingNode()) {
      recordFault("refused: " + message.path("error").path("message").asText());
    } else if (!ending.isEmpty()) {
      recordFault("%s after the final event, %s".formatted(type, ending));
    } else if (event.path("seq").asLong() != seq + 1) {
      recordFault("event %d after %d".formatted(event.path("seq").asLong(), seq));
    } else {
      seq++;
      apply(type, event);
    }
  }

  private void apply(String type, JsonNode event) {
    if (type.equals("chunkRead")) {
      chunks++;
    }
    if (FINAL.contains(type)) {
      ending = type;
      endNanos = System.nanoTime();
      answer = event.path("answer").asText();
      error = event.path("error").asText();
    }
  }

  /** Records a fault of this question; only the first fault is kept. */
  void fail(String description) {
    recordFault(description);
    complete();
  }

  private synchronized void recordFault(String description) {
    fault = fault.isEmpty() ? description : fault;
  }

  /**
   * Must be called without the lock of this question: a listener may need the locks of other
   * questions, which may complete at the same time.
   */
  private void complete() {
    if (isOver()) {
      end.complete(this);
    }
    if (isOver() || chunks() > 0) {
      started.complete(this);
    }
  }

  private synchronized boolean isOver() {
    return !ending.isEmpty() || !fault.isEmpty();
  }

  /** Returns the number of chunks read so far. */
  synchronized int chunks() {
    return chunks;
  }

  /**
   * Returns what has been observed so far. An answer is correct if it contains {@code expected}.
   */
  synchronized Observation observation(String level, String expected) {
    var isRight = ending.equals("answered") && answer.contains(expected);
    return new Observation(
        level,
        seq,
        chunks,
        ending,
        isRight,
        fault,
        reason(isRight),
        (endNanos - start) / 1e6,
        endNanos);
  }

  private String reason(boolean isRight) {
    if (!fault.isEmpty()) {
      return fault;
    }
    return switch (ending) {
      case "" -> "no final event received";
      case "answered" -> isRight ? "" : "wrong answer";
      default -> error.isEmpty() ? ending : ending + ": " + error;
    };
  }

  /**
   * @param events the number of events received in order
   * @param ending the type of the final event; empty if it was not received
   * @param fault the first fault; empty if there was none
   * @param reason why the question did not end with a correct answer; empty if it did
   * @param endNanos the time of the final event, by {@link System#nanoTime}
   */
  record Observation(
      String level,
      long events,
      int chunks,
      String ending,
      boolean isRight,
      String fault,
      String reason,
      double millis,
      long endNanos) {
    boolean hasAllEvents() {
      return fault.isEmpty() && !ending.isEmpty();
    }
  }
}
