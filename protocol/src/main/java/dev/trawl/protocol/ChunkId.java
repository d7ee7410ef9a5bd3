package dev.trawl.protocol;

import java.util.Comparator;

/**
 * Names a chunk: its document, and its ordinal in reading order from 0. Ordered by document, then
 * by ordinal.
 */
public record ChunkId(DocumentId document, int ordinal) implements Wire, Comparable<ChunkId> {
  private static final Comparator<ChunkId> ORDER =
      Comparator.comparing((ChunkId id) -> id.document().sha256())
          .thenComparingInt(ChunkId::ordinal);

  public ChunkId {
    if (ordinal < 0) {
      throw new IllegalArgumentException("ordinal < 0: " + ordinal);
    }
  }

  @Override
  public int compareTo(ChunkId other) {
    return ORDER.compare(this, other);
  }
}
