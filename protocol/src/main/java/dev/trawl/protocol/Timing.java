package dev.trawl.protocol;

/**
 * Where a run's time went, in milliseconds of wall time. What opening a document took counts in the
 * first run that asks it; opened side by side, documents may take longer together than in all.
 *
 * @param parseMs parsing the documents; 0 where the index was already there
 * @param indexMs chunking and indexing, or reopening the index
 * @param readMs the reading pass of level 2
 * @param totalMs from question to answer, opening included
 */
public record Timing(long parseMs, long indexMs, long readMs, long totalMs) implements Wire {
  public static final Timing NONE = new Timing(0, 0, 0, 0);
}
