package dev.trawl.actors;

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

/**
 * What readers have said of chunks, so that no chunk is read twice for the same question. A chunk
 * is known by its document's content and its place in it. The least used are forgotten first.
 * Thread-safe.
 */
final class Verdicts {
  /** About what a verdict takes beside its quotes, and a quote beside its text. */
  private static final int VERDICT_BYTES = 160;

  private static final int QUOTE_BYTES = 120;

  /**
   * What a verdict depends on beside its chunk.
   *
   * @param readers the models that may have read, with the versions of their prompts
   * @param documents all that were asked: how common words are depends on them
   */
  record Basis(List<String> readers, String information, Query query, Set<DocumentId> documents) {
    Basis {
      readers = List.copyOf(readers);
      documents = Set.copyOf(documents);
    }
  }

  private record Key(Basis basis, ChunkId chunk) {}

  private final Cache<Key, ChunkRead> known;

  /**
   * @param maxBytes about the most memory that they take; 0: none is kept
   */
  Verdicts(long maxBytes) {
    known =
        Caffeine.newBuilder()
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
    return Optional.ofNullable(known.getIfPresent(new Key(basis, chunk)));
  }

  /** A chunk that failed is read again. */
  void keep(Basis basis, ChunkRead read) {
    if (read.outcome() != Outcome.FAILED) {
      known.put(new Key(basis, read.chunk()), read);
    }
  }
}
