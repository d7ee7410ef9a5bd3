package dev.trawl.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How far a run is, a line at a time, for clients that show text and nothing else. Counts what is
 * read; not thread-safe.
 */
public final class ProgressLines {
  private final int parts;
  private int chunks;
  private int read;

  /**
   * @param parts in how many parts a pass over all chunks is told
   */
  public ProgressLines(int parts) {
    this.parts = parts;
  }

  /** Chunks of the pass under way, or of the last one; 0 before. */
  public int chunks() {
    return chunks;
  }

  /**
   * A line where the next event of the run tells something new of how far it is.
   *
   * @param type the event's
   * @param event its JSON, which is asked for where it tells more than its type
   */
  public Optional<String> after(String type, Supplier<JsonNode> event) {
    return switch (type) {
      case "rewritten" -> Optional.of("Understood as: " + event.get().path("question").asText());
      case "readingStarted" -> Optional.of(begun(event.get().path("chunks").asInt()));
      case "chunkRead" -> oneMoreRead();
      case "escalated" -> Optional.of("Going on: " + event.get().path("why").asText() + ".");
      case "subQuestionAsked" -> Optional.of("Asking: " + event.get().path("subQuestion").asText());
      case "subQuestionAnswered" ->
          Optional.of(event.get().path("answer").asText())
              .filter(answer -> !answer.isBlank())
              .map(answer -> "Found: " + answer);
      default -> Optional.empty();
    };
  }

  private String begun(int pass) {
    chunks = pass;
    read = 0;
    return "Reading %d chunks.".formatted(pass);
  }

  private Optional<String> oneMoreRead() {
    var before = part();
    read++;
    return part() > before
        ? Optional.of("%d of %d chunks are read.".formatted(read, chunks))
        : Optional.empty();
  }

  private long part() {
    return chunks == 0 ? 0 : (long) read * parts / chunks;
  }
}
