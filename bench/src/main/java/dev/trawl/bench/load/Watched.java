package dev.trawl.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One question on a socket: what its client hears, and whether that is as it should be. Events are
 * numbered from 1 without gaps, and after the last there is none. Thread-safe.
 */
final class Watched {
  private static final Set<String> LAST = Set.of("answered", "failed", "cancelled");

  private final long start = System.nanoTime();
  private final CompletableFuture<Watched> begun = new CompletableFuture<>();
  private final CompletableFuture<Watched> end = new CompletableFuture<>();
  private long seq;
  private int chunks;
  private long endNanos;
  private String ending = "";
  private String answer = "";
  private String error = "";
  private String fault = "";

  /** Completes when the first chunk is read, or with {@link #end}. */
  CompletableFuture<Watched> begun() {
    return begun;
  }

  /** Completes with the last event, or with the first that should not be. */
  CompletableFuture<Watched> end() {
    return end;
  }

  /** Hears the next message about this question. */
  void hear(JsonNode message) {
    note(message);
    tell();
  }

  private synchronized void note(JsonNode message) {
    var event = message.path("event");
    var type = event.path("type").asText();
    if (event.isMissingNode()) {
      keep("refused: " + message.path("error").path("message").asText());
    } else if (!ending.isEmpty()) {
      keep("%s after the last event, %s".formatted(type, ending));
    } else if (event.path("seq").asLong() != seq + 1) {
      keep("event %d after %d".formatted(event.path("seq").asLong(), seq));
    } else {
      seq++;
      take(type, event);
    }
  }

  private void take(String type, JsonNode event) {
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

  /** Something about this question is wrong; the first of it is kept. */
  void wrong(String what) {
    keep(what);
    tell();
  }

  private synchronized void keep(String what) {
    fault = fault.isEmpty() ? what : fault;
  }

  /**
   * Called without the lock: listeners may look at other questions, which report at the same time.
   */
  private void tell() {
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

  /** Chunks that have been read until now. */
  synchronized int chunks() {
    return chunks;
  }

  /** What is known now; {@code expected} is what a right answer holds. */
  synchronized Heard heard(String level, String expected) {
    var isRight = ending.equals("answered") && answer.contains(expected);
    return new Heard(
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
      case "" -> "no end was heard";
      case "answered" -> isRight ? "" : "answered otherwise";
      default -> error.isEmpty() ? ending : ending + ": " + error;
    };
  }

  /**
   * @param events how many, in order
   * @param ending type of the last event; empty where there was none
   * @param fault what was not as it should be; empty where all was
   * @param reason why it did not end with the right answer; empty where it did
   * @param endNanos when, on the clock of {@link System#nanoTime}
   */
  record Heard(
      String level,
      long events,
      int chunks,
      String ending,
      boolean isRight,
      String fault,
      String reason,
      double millis,
      long endNanos) {
    boolean isWhole() {
      return fault.isEmpty() && !ending.isEmpty();
    }
  }
}
