package dev.trawl.protocol;

/**
 * A marker in an answer and the evidence it points to.
 *
 * @param marker the number in {@code [1]}, from 1
 */
public record Citation(int marker, Evidence evidence) implements Wire {
  public Citation {
    if (marker < 1) {
      throw new IllegalArgumentException("a marker must be at least 1: " + marker);
    }
  }
}
