package dev.trawl.protocol;

import java.util.Comparator;

/**
 * Identifies a chunk. Sorted by document hash, then by ordinal.
 *
 * @param ordinal position in reading order, from 0
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
