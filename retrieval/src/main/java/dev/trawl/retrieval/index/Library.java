package dev.trawl.retrieval.index;

import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.DocumentException;

/**
 * The data directory: one index for each document content, built once, reused, rebuilt if damaged.
 * Thread-safe, and safe beside another process on the same directory. Blocks.
 */
public final class Library implements AutoCloseable {
  /** Opens the document's index, parsing and building it first where it is not there. */
  public Opened open(Source source) throws DocumentException {
    throw new UnsupportedOperationException("to be built");
  }

  @Override
  public void close() {}

  /** An open index and what opening took, in milliseconds; 0 for a step that was not needed. */
  public record Opened(DocumentIndex index, long parseMs, long indexMs) {}
}
