package dev.trawl.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One question on a socket. It checks the events that the client receives: they must be numbered
 * from 1 without gaps, and none may follow the last one. Thread-safe.
 */
final class WatchedQuestion {
  private static final Set<String> LAST = Set.of("answered", "failed", "cancelled");

  private final long start = System.nanoTime();
  private final CompletableFuture<WatchedQuestion> begun = new CompletableFuture<>();
  private final CompletableFuture<WatchedQuestion> end = new CompletableFuture<>();
  private long seq;
  private int chunks;
  private long endNanos;
  private String ending = "";
  private String answer = "";
  private String error = "";
  private String fault = "";

  /** Completes when the first chunk is read, or with {@link #end}. */
  CompletableFuture<WatchedQuestion> begun() {
    return begun;
  }

  /** Completes with the last event, or with the first fault. */
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
      recordFault("%s after the last event, %s".formatted(type, ending));
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
    if (LAST.contains(type)) {
      ending = type;
      endNanos = System.nanoTime();
      answer = event.path("answer").asText();
      error = event.path("error").asText();
    }
  }

  /** Records a fault of this question; only the first one is kept. */
  void fail(String what) {
    recordFault(what);
    complete();
  }

  private synchronized void recordFault(String what) {
    fault = fault.isEmpty() ? what : fault;
  }

  /**
   * Called without the lock, because listeners may read other questions, which complete
   * concurrently.
   */
  private void complete() {
    if (isOver()) {
      end.complete(this);
    }
    if (isOver() || chunks() > 0) {
      begun.complete(this);
    }
  }

  private synchronized boolean isOver() {
    return !ending.isEmpty() || !fault.isEmpty();
  }

  /** The number of chunks read so far. */
  synchronized int chunks() {
    return chunks;
  }

  /** The current state. A right answer contains {@code expected}. */
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
      case "" -> "no last event received";
      case "answered" -> isRight ? "" : "wrong answer";
      default -> error.isEmpty() ? ending : ending + ": " + error;
    };
  }

  /**
   * @param events the number of events received in order
   * @param ending the type of the last event; empty if it was not received
   * @param fault the first fault; empty if there was none
   * @param reason why the question did not end with the right answer; empty if it did
   * @param endNanos the time of the last event, by {@link System#nanoTime}
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
