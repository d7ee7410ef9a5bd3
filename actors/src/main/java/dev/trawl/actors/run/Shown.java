package dev.trawl.actors.run;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Evidence;
import java.util.List;
import java.util.Set;

/**
 * What a writer was shown.
 *
 * @param chunks the chunks in its window
 * @param nearest the sentences that come nearest to an answer, if the writer found none
 */
record Shown(Set<ChunkId> chunks, List<Evidence> nearest) {
  static final Shown NOTHING = of(Set.of());

  Shown {
    chunks = Set.copyOf(chunks);
    nearest = List.copyOf(nearest);
  }

  static Shown of(Set<ChunkId> chunks) {
    return new Shown(chunks, List.of());
  }
}
