package dev.trawl.protocol;

/**
 * How long the parts of a run took, in milliseconds of wall time. The time to open a document is
 * part of the first run that uses it. Documents are opened in parallel, so {@code parseMs} and
 * {@code indexMs} may add up to more than {@code totalMs}.
 *
 * @param parseMs parsing the documents; 0 if their index was already on disk
 * @param indexMs chunking and indexing, or opening the index
 * @param readMs the reading pass
 * @param totalMs from question to answer, including the time to open documents
 */
public record Timing(long parseMs, long indexMs, long readMs, long totalMs) implements Wire {
  /** All times are zero. */
  public static final Timing NONE = new Timing(0, 0, 0, 0);
}
