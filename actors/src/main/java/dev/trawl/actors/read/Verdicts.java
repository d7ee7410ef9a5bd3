package dev.trawl.actors.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.RunEvent.Outcome;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the results of reading chunks, so that no chunk is read twice for the same question. A
 * chunk is identified by its document's id, which stands for a text, and by its ordinal. The cache
 * evicts the least used entries first. Thread-safe.
 */
public final class Verdicts {
  /** Estimated bytes of a verdict without its quotes, and of a quote without its text. */
  private static final int VERDICT_BYTES = 160;

  private static final int QUOTE_BYTES = 120;

  /**
   * Everything that a verdict depends on besides its chunk. The hash is cached, because it is
   * needed for every chunk.
   */
  static final class Basis {
    private final List<Object> parts;
    private final int hash;

    /**
     * @param readers the models that may read, with the versions of their prompts
     * @param documents all documents of the question: word statistics depend on them
     */
    Basis(
        List<String> readers,
        String information,
        Query query,
        QuestionKind kind,
        Set<DocumentId> documents) {
      parts = List.of(List.copyOf(readers), information, query, kind, Set.copyOf(documents));
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

  /** Empty if caching is off. */
  private final Optional<Cache<Key, ChunkRead>> known;

  /**
   * @param maxBytes the approximate size limit of the cache; 0 turns it off
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
            .sum()
        + read.items().stream()
            .mapToInt(item -> QUOTE_BYTES + Character.BYTES * item.text().length())
            .sum();
  }

  Optional<ChunkRead> of(Basis basis, ChunkId chunk) {
    return known.map(cache -> cache.getIfPresent(new Key(basis, chunk)));
  }

  /** A failure is not cached, so that the chunk is read again. */
  void keep(Basis basis, ChunkRead read) {
    if (read.outcome() != Outcome.FAILED) {
      known.ifPresent(cache -> cache.put(new Key(basis, read.chunk()), read));
    }
  }
}
