package dev.trawl.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * How much of the documents an answer stands on.
 *
 * @param chunks chunks in the documents
 * @param read chunks the model was shown, in whichever step
 * @param relevant chunks read that held a quote which verified
 * @param failed chunks that could not be read
 * @param failures which failed, and why
 */
public record Coverage(int chunks, int read, int relevant, int failed, List<Failure> failures)
    implements Wire {
  /** A chunk that could not be read, and the reason in one sentence. */
  public record Failure(ChunkId chunk, String reason) implements Wire {}

  public Coverage {
    failures = List.copyOf(failures);
    if (read + failed > chunks) {
      throw new IllegalArgumentException(
          "read %d and failed %d of %d chunks".formatted(read, failed, chunks));
    }
  }

  /** Whether every chunk was read; only then may an answer say "not in the documents". */
  @JsonIgnore
  public boolean isFull() {
    return read == chunks;
  }
}
