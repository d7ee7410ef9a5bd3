package dev.trawl.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * How much of the documents was read for an answer. All counts are chunks.
 *
 * @param chunks all chunks of the run's documents
 * @param read chunks that the model was shown in any step
 * @param shown chunks that the writer of the answer was shown, completely or in part
 * @param relevant chunks in which the model found relevant text
 * @param relevantShown relevant chunks that the writer was shown
 * @param failed chunks that could not be read; {@code read + failed <= chunks}
 * @param failures the failed chunks and the reasons
 */
public record Coverage(
    int chunks,
    int read,
    int shown,
    int relevant,
    int relevantShown,
    int failed,
    List<Failure> failures)
    implements Wire {
  /**
   * A chunk that could not be read.
   *
   * @param reason why it could not be read, in one sentence
   */
  public record Failure(ChunkId chunk, String reason) implements Wire {}

  public Coverage {
    failures = List.copyOf(failures);
    if (read + failed > chunks) {
      throw new IllegalArgumentException(
          "read %d and failed %d of %d chunks".formatted(read, failed, chunks));
    }
  }

  /** The coverage before an answer is written: no chunk has been shown to the writer. */
  public Coverage(int chunks, int read, int relevant, int failed, List<Failure> failures) {
    this(chunks, read, 0, relevant, 0, failed, failures);
  }

  /** Returns this coverage with the number of chunks that the writer was shown. */
  public Coverage showing(int shown, int relevantShown) {
    return new Coverage(chunks, read, shown, relevant, relevantShown, failed, failures);
  }

  /**
   * Returns true if every chunk was read. Only in this case may an answer say that the documents do
   * not contain the answer.
   */
  @JsonIgnore
  public boolean isFull() {
    return read == chunks;
  }
}
