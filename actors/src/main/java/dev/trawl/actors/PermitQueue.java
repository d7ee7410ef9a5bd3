package dev.trawl.actors;

import dev.trawl.protocol.RunId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who waits for a permit and who holds one: best-first within a run, in turns between runs.
 *
 * <p>Every holder is in one of three places: waiting, holding, or not here. Permits are not objects
 * that could be mislaid: the free ones are those that nobody holds. Mutable, for one thread,
 * because hundreds of thousands may wait; joining, leaving and granting take logarithmic time.
 *
 * @param <H> names a holder; it waits for or holds one permit at a time
 */
final class PermitQueue<H> {
  private record Waiting<H>(RunId run, double priority, long arrival, H holder) {}

  private final int permits;
  private final int maxWaiting;
  private final Map<H, Waiting<H>> waiting = new HashMap<>();
  private final Set<H> holding = new HashSet<>();

  /** Runs in the order of their turns; a run is here only while something of it waits. */
  private final LinkedHashMap<RunId, TreeSet<Waiting<H>>> turns = new LinkedHashMap<>();

  private long arrivals;

  PermitQueue(int permits, int maxWaiting) {
    this.permits = permits;
    this.maxWaiting = maxWaiting;
  }

  /**
   * Joins the queue; who already waits or holds a permit is left as it is.
   *
   * @param priority higher goes first within the run; equal ones in order of arrival
   * @return false when the queue is full
   */
  boolean join(RunId run, double priority, H holder) {
    if (waiting.containsKey(holder) || holding.contains(holder)) {
      return true;
    }
    if (waiting.size() >= maxWaiting) {
      return false;
    }
    var entry = new Waiting<>(run, priority, arrivals++, holder);
    waiting.put(holder, entry);
    turns.computeIfAbsent(run, ignored -> new TreeSet<>(order())).add(entry);
    return true;
  }

  /** Gives a free permit to the next in turn, if there is one of each. */
  Optional<H> grant() {
    if (holding.size() >= permits || turns.isEmpty()) {
      return Optional.empty();
    }
    var turn = turns.pollFirstEntry();
    var next = turn.getValue().removeFirst();
    if (!turn.getValue().isEmpty()) {
      turns.put(turn.getKey(), turn.getValue());
    }
    waiting.remove(next.holder());
    holding.add(next.holder());
    return Optional.of(next.holder());
  }

  /** Leaves the queue, or gives the permit back; whoever is not here is no matter. */
  void leave(H holder) {
    holding.remove(holder);
    var entry = waiting.remove(holder);
    if (entry == null) {
      return;
    }
    turns.computeIfPresent(
        entry.run(),
        (run, entries) -> {
          entries.remove(entry);
          return entries.isEmpty() ? null : entries;
        });
  }

  int waiting() {
    return waiting.size();
  }

  int holding() {
    return holding.size();
  }

  private static <H> Comparator<Waiting<H>> order() {
    return Comparator.comparingDouble((Waiting<H> entry) -> -entry.priority())
        .thenComparingLong(Waiting::arrival);
  }
}
