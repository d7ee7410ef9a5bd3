package dev.trawl.actors.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.RunEvent.Outcome;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What readers have said of chunks, so that no chunk is read twice for the same question. A chunk
 * is known by its document's content and its place in it. The least used are forgotten first.
 * Thread-safe.
 */
public final class Verdicts {
  /** About what a verdict takes beside its quotes, and a quote beside its text. */
  private static final int VERDICT_BYTES = 160;

  private static final int QUOTE_BYTES = 120;

  /** What a verdict depends on beside its chunk. Its hash is wanted for every chunk of a pass. */
  static final class Basis {
    private final List<Object> parts;
    private final int hash;

    /**
     * @param readers the models that may read, with the versions of their prompts
     * @param documents all that are asked: how common words are depends on them
     */
    Basis(List<String> readers, String information, Query query, Set<DocumentId> documents) {
      parts = List.of(List.copyOf(readers), information, query, Set.copyOf(documents));
      hash = parts.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Basis basis && hash == basis.hash && parts.equals(basis.parts));
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private record Key(Basis basis, ChunkId chunk) {}

  /** Empty where nothing is kept. */
  private final Optional<Cache<Key, ChunkRead>> known;

  /**
   * @param maxBytes about the most memory that they take; 0: none is kept
   */
  public Verdicts(long maxBytes) {
    known = maxBytes == 0 ? Optional.empty() : Optional.of(cache(maxBytes));
  }

  private static Cache<Key, ChunkRead> cache(long maxBytes) {
    return Caffeine.newBuilder()
        .maximumWeight(maxBytes)
        .weigher((Key key, ChunkRead read) -> bytes(read))
        .executor(Runnable::run)
        .build();
  }

  private static int bytes(ChunkRead read) {
    return VERDICT_BYTES
        + read.quotes().stream()
            .mapToInt(quote -> QUOTE_BYTES + Character.BYTES * quote.quote().length())
            .sum();
  }

  Optional<ChunkRead> of(Basis basis, ChunkId chunk) {
    return known.map(cache -> cache.getIfPresent(new Key(basis, chunk)));
  }

  /** A chunk that failed is read again. */
  void keep(Basis basis, ChunkRead read) {
    if (read.outcome() != Outcome.FAILED) {
      known.ifPresent(cache -> cache.put(new Key(basis, read.chunk()), read));
    }
  }
}
