package dev.trawl.actors;

import dev.trawl.protocol.Role;
import dev.trawl.protocol.RunId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Who waits for a permit: best-first within a run, in turns between runs.
 *
 * <p>Mutable, for one thread, because hundreds of thousands may wait; joining, leaving and taking
 * take logarithmic time in those who wait, and linear in the runs.
 *
 * @param <H> names a holder; it waits once at a time
 */
final class PermitQueue<H> {
  /**
   * One that waits.
   *
   * @param priority higher goes first within the run
   */
  record Waiting<H>(
      RunId run, Role role, double priority, Reserve reserve, long arrival, H holder) {}

  /** One whose wait is over, and what it was granted. */
  record Granted<H, G>(Waiting<H> waiting, G grant) {}

  /** A run's calls of one role: they wait for the same endpoints. */
  private record Turn(RunId run, Role role) {}

  private final int maxWaiting;
  private final Map<H, Waiting<H>> waiting = new HashMap<>();

  /** In the order of their turns; one is here only while something of it waits. */
  private final LinkedHashMap<Turn, TreeSet<Waiting<H>>> turns = new LinkedHashMap<>();

  private long arrivals;

  PermitQueue(int maxWaiting) {
    this.maxWaiting = maxWaiting;
  }

  /**
   * Joins the queue; who already waits is left as it is.
   *
   * @param priority higher goes first within the run; equal ones in order of arrival
   * @return false when the queue is full
   */
  boolean join(RunId run, Role role, double priority, Reserve reserve, H holder) {
    if (waiting.containsKey(holder)) {
      return true;
    }
    if (waiting.size() >= maxWaiting) {
      return false;
    }
    var entry = new Waiting<>(run, role, priority, reserve, arrivals++, holder);
    waiting.put(holder, entry);
    turns.computeIfAbsent(new Turn(run, role), ignored -> new TreeSet<>(order())).add(entry);
    return true;
  }

  /**
   * Takes the first in turn for whom {@code grant} has something; only the best of each run is
   * asked. The run goes to the end of the turns.
   */
  <G> Optional<Granted<H, G>> take(Function<Waiting<H>, Optional<G>> grant) {
    for (var turn : turns.entrySet()) {
      var best = turn.getValue().first();
      var granted = grant.apply(best);
      if (granted.isPresent()) {
        waiting.remove(best.holder());
        turn.getValue().removeFirst();
        var rest = turns.remove(turn.getKey());
        if (rest != null && !rest.isEmpty()) {
          turns.put(turn.getKey(), rest);
        }
        return Optional.of(new Granted<>(best, granted.get()));
      }
    }
    return Optional.empty();
  }

  /** The best of each run and role, in turn. */
  List<Waiting<H>> heads() {
    var heads = new ArrayList<Waiting<H>>();
    turns.values().forEach(turn -> heads.add(turn.first()));
    return heads;
  }

  /** Leaves the queue; whoever is not here is no matter. */
  void leave(H holder) {
    var entry = waiting.remove(holder);
    if (entry == null) {
      return;
    }
    turns.computeIfPresent(
        new Turn(entry.run(), entry.role()),
        (turn, entries) -> {
          entries.remove(entry);
          return entries.isEmpty() ? null : entries;
        });
  }

  int waiting() {
    return waiting.size();
  }

  private static <H> Comparator<Waiting<H>> order() {
    return Comparator.comparingDouble((Waiting<H> entry) -> -entry.priority())
        .thenComparingLong(Waiting::arrival);
  }
}
