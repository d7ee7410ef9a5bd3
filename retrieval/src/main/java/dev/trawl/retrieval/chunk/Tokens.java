package dev.trawl.retrieval.chunk;

/** Counts tokens under a byte-pair vocabulary. Thread-safe. */
public final class Tokens {
  public int count(String text) {
    throw new UnsupportedOperationException("to be built");
  }
}
