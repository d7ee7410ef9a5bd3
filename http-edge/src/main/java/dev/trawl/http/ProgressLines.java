package dev.trawl.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Converts the events of a run to lines of text, for clients that show only text. Not thread-safe,
 * because it counts the chunks that were read.
 */
public final class ProgressLines {
  private final int maxLines;
  private int chunks;
  private int read;

  /**
   * @param maxLines maximum number of lines for a pass over all chunks
   */
  public ProgressLines(int maxLines) {
    this.maxLines = maxLines;
  }

  /** The number of chunks in the current or last pass; 0 before the first pass. */
  public int chunks() {
    return chunks;
  }

  /**
   * Returns a line for the next event of the run, if the event should be shown to users.
   *
   * @param type the event's type
   * @param event the event's JSON, parsed only if it is needed
   */
  public Optional<String> after(String type, Supplier<JsonNode> event) {
    return switch (type) {
      case "rewritten" -> Optional.of("Understood as: " + event.get().path("question").asText());
      case "readingStarted" -> Optional.of(started(event.get().path("chunks").asInt()));
      case "chunkRead" -> chunkRead();
      case "escalated" -> Optional.of("Continuing: " + event.get().path("why").asText() + ".");
      case "subQuestionAsked" -> Optional.of("Asking: " + event.get().path("subQuestion").asText());
      case "subQuestionAnswered" ->
          Optional.of(event.get().path("answer").asText())
              .filter(answer -> !answer.isBlank())
              .map(answer -> "Found: " + answer);
      default -> Optional.empty();
    };
  }

  private String started(int chunkCount) {
    chunks = chunkCount;
    read = 0;
    return String.format(Locale.ROOT, "Reading %,d chunks.", chunkCount);
  }

  private Optional<String> chunkRead() {
    var before = linesSoFar();
    read++;
    return linesSoFar() > before
        ? Optional.of(String.format(Locale.ROOT, "Read %,d of %,d chunks.", read, chunks))
        : Optional.empty();
  }

  private long linesSoFar() {
    return chunks == 0 ? 0 : (long) read * maxLines / chunks;
  }
}
