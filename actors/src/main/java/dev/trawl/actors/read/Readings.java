package dev.trawl.actors.read;

import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.RunEvent.Outcome;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The results of a reading pass so far. Immutable. Adding a chunk shares all earlier entries, so it
 * takes constant time.
 */
public final class Readings {
  public static final Readings NONE = new Readings(0, 0, Optional.empty(), Optional.empty());

  private final int chunks;
  private final int count;
  private final Optional<ChunkRead> last;
  private final Optional<Readings> before;

  private Readings(int chunks, int count, Optional<ChunkRead> last, Optional<Readings> before) {
    this.chunks = chunks;
    this.count = count;
    this.last = last;
    this.before = before;
  }

  /** A pass over {@code chunks} chunks, before the first one is read. */
  public static Readings of(int chunks) {
    return new Readings(chunks, 0, Optional.empty(), Optional.empty());
  }

  public Readings plus(ChunkRead read) {
    return new Readings(chunks, count + 1, Optional.of(read), Optional.of(this));
  }

  /** The number of chunks that the pass covers. */
  public int chunks() {
    return chunks;
  }

  /** The number of chunks that were read or failed. */
  int count() {
    return count;
  }

  /** The combined result of one chunk for several questions. */
  static ChunkRead merged(List<ChunkRead> reads) {
    var relevant = reads.stream().filter(read -> read.outcome() == Outcome.RELEVANT).toList();
    return relevant.isEmpty()
        ? reads.getFirst()
        : ChunkRead.relevant(
            reads.getFirst().chunk(),
            relevant.stream().mapToDouble(ChunkRead::relevance).max().orElseThrow(),
            relevant.stream().flatMap(read -> read.quotes().stream()).distinct().toList());
  }

  /** The relevant chunks, the most relevant first; equally relevant ones in document order. */
  public List<ChunkRead> relevant() {
    return matching(read -> read.outcome() == Outcome.RELEVANT).stream()
        .sorted(
            Comparator.comparingDouble(ChunkRead::relevance)
                .reversed()
                .thenComparing(ChunkRead::chunk))
        .toList();
  }

  /** The coverage of the pass so far. */
  public Coverage coverage() {
    var failures =
        matching(read -> read.outcome() == Outcome.FAILED).stream()
            .sorted(Comparator.comparing(ChunkRead::chunk))
            .map(read -> new Coverage.Failure(read.chunk(), read.reason()))
            .toList();
    return new Coverage(
        chunks, count - failures.size(), relevant().size(), failures.size(), failures);
  }

  private List<ChunkRead> matching(Predicate<ChunkRead> condition) {
    var found = new ArrayList<ChunkRead>();
    for (var at = Optional.of(this); at.isPresent(); at = at.get().before) {
      at.get().last.filter(condition).ifPresent(found::add);
    }
    return found;
  }
}
