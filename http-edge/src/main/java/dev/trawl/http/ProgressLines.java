package dev.trawl.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The progress of a run as lines of text, for clients that show only text. Counts the chunks that
 * were read. Not thread-safe.
 */
public final class ProgressLines {
  private final int lines;
  private int chunks;
  private int read;

  /**
   * @param lines maximum number of lines for a pass over all chunks
   */
  public ProgressLines(int lines) {
    this.lines = lines;
  }

  /** The number of chunks in the current or last pass; 0 before the first pass. */
  public int chunks() {
    return chunks;
  }

  /**
   * Returns a line if the next event of the run changes its progress.
   *
   * @param type the event's type
   * @param event the event's JSON, parsed only if it is needed
   */
  public Optional<String> after(String type, Supplier<JsonNode> event) {
    return switch (type) {
      case "rewritten" -> Optional.of("Understood as: " + event.get().path("question").asText());
      case "readingStarted" -> Optional.of(started(event.get().path("chunks").asInt()));
      case "chunkRead" -> oneMoreRead();
      case "escalated" -> Optional.of("Continuing: " + event.get().path("why").asText() + ".");
      case "subQuestionAsked" -> Optional.of("Asking: " + event.get().path("subQuestion").asText());
      case "subQuestionAnswered" ->
          Optional.of(event.get().path("answer").asText())
              .filter(answer -> !answer.isBlank())
              .map(answer -> "Found: " + answer);
      default -> Optional.empty();
    };
  }

  private String started(int pass) {
    chunks = pass;
    read = 0;
    return String.format(Locale.ROOT, "Reading %,d chunks.", pass);
  }

  private Optional<String> oneMoreRead() {
    var before = line();
    read++;
    return line() > before
        ? Optional.of(String.format(Locale.ROOT, "Read %,d of %,d chunks.", read, chunks))
        : Optional.empty();
  }

  private long line() {
    return chunks == 0 ? 0 : (long) read * lines / chunks;
  }
}
