package dev.trawl.protocol;

/** The numbered mark {@code [marker]} in an answer and the evidence it points to. */
public record Citation(int marker, Evidence evidence) implements Wire {
  public Citation {
    if (marker < 1) {
      throw new IllegalArgumentException("markers count from 1: " + marker);
    }
  }
}
