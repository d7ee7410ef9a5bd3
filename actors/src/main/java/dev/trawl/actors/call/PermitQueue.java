package dev.trawl.actors.call;

import dev.trawl.protocol.RunId;
import dev.trawl.protocol.model.Role;
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
 * The holders that wait for a permit, ordered by priority within a run and by turns between runs.
 *
 * <p>A run that joins when it has no other call in the queue goes ahead of the runs that wait for
 * their turn. Its answer may depend on this one call, but a long run's answer does not. While runs
 * wait for their turn, at most every second permit is granted this way, so that many short runs
 * cannot starve a long one.
 *
 * <p>Mutable, because hundreds of thousands of holders may wait. Not thread-safe. Joining, leaving
 * and taking are logarithmic in the number of holders and linear in the number of runs.
 *
 * @param <H> identifies a holder; a holder waits for one permit at a time
 */
final class PermitQueue<H> {
  /**
   * The request of a holder.
   *
   * @param priority holders with a higher priority go first within the run
   */
  record Claim(RunId run, Role role, double priority, Reserve reserve) {}

  /** A waiting holder. */
  record Waiting<H>(Claim claim, long arrival, H holder) {}

  /** A holder that no longer waits, and its grant. */
  record Granted<H, G>(Waiting<H> waiting, G grant) {}

  /** The calls of one run and one role, which wait for the same endpoints. */
  private record Turn(RunId run, Role role) {
    static Turn of(Waiting<?> waiting) {
      return new Turn(waiting.claim().run(), waiting.claim().role());
    }
  }

  private final int maxWaiting;
  private final Map<H, Waiting<H>> waiting = new HashMap<>();

  /** Turns that have had no permit since they joined, in the order in which they joined. */
  private final LinkedHashMap<Turn, TreeSet<Waiting<H>>> fresh = new LinkedHashMap<>();

  /** All other turns, the next one first. A turn without waiting holders is in neither map. */
  private final LinkedHashMap<Turn, TreeSet<Waiting<H>>> turns = new LinkedHashMap<>();

  /**
   * True if a fresh turn may go next, because the last permit was not granted ahead of a waiting
   * turn.
   */
  private boolean isFreshNext = true;

  private long arrivals;

  PermitQueue(int maxWaiting) {
    this.maxWaiting = maxWaiting;
  }

  /**
   * Joins the queue. A holder that is already waiting keeps its place; holders of equal priority
   * wait in order of arrival.
   *
   * @return false if the queue is full
   */
  boolean join(H holder, Claim claim) {
    if (waiting.containsKey(holder)) {
      return true;
    }
    if (waiting.size() >= maxWaiting) {
      return false;
    }
    var entry = new Waiting<>(claim, arrivals++, holder);
    waiting.put(holder, entry);
    var turn = Turn.of(entry);
    var line = turns.containsKey(turn) ? turns : fresh;
    line.computeIfAbsent(turn, ignored -> new TreeSet<>(order())).add(entry);
    return true;
  }

  /**
   * Removes the first holder for which {@code grant} returns a value. Only the best holder of each
   * run and role is tried. Its run goes to the end of the turns.
   */
  <G> Optional<Granted<H, G>> take(Function<Waiting<H>, Optional<G>> grant) {
    return isFreshNext
        ? take(fresh, grant).or(() -> take(turns, grant))
        : take(turns, grant).or(() -> take(fresh, grant));
  }

  private <G> Optional<Granted<H, G>> take(
      LinkedHashMap<Turn, TreeSet<Waiting<H>>> line, Function<Waiting<H>, Optional<G>> grant) {
    for (var turn : line.entrySet()) {
      var best = turn.getValue().first();
      var granted = grant.apply(best);
      if (granted.isPresent()) {
        waiting.remove(best.holder());
        isFreshNext = line == turns || turns.isEmpty();
        var rest = turn.getValue();
        rest.removeFirst();
        line.remove(turn.getKey());
        if (!rest.isEmpty()) {
          turns.put(turn.getKey(), rest);
        }
        return Optional.of(new Granted<>(best, granted.get()));
      }
    }
    return Optional.empty();
  }

  /** The best holder of each run and role, in the order of their turns. */
  List<Waiting<H>> heads() {
    var heads = new ArrayList<Waiting<H>>();
    fresh.values().forEach(turn -> heads.add(turn.first()));
    turns.values().forEach(turn -> heads.add(turn.first()));
    return heads;
  }

  /** Returns true if {@code holder} waits and is the best of its run and role. */
  boolean isHead(H holder) {
    return Optional.ofNullable(waiting.get(holder))
        .filter(entry -> line(entry).map(TreeSet::first).filter(entry::equals).isPresent())
        .isPresent();
  }

  private Optional<TreeSet<Waiting<H>>> line(Waiting<H> entry) {
    var turn = Turn.of(entry);
    return Optional.ofNullable(fresh.get(turn)).or(() -> Optional.ofNullable(turns.get(turn)));
  }

  /** Leaves the queue; has no effect for a holder that does not wait. */
  void leave(H holder) {
    var entry = waiting.remove(holder);
    if (entry == null) {
      return;
    }
    var turn = Turn.of(entry);
    (turns.containsKey(turn) ? turns : fresh)
        .computeIfPresent(
            turn,
            (same, entries) -> {
              entries.remove(entry);
              return entries.isEmpty() ? null : entries;
            });
  }

  boolean contains(H holder) {
    return waiting.containsKey(holder);
  }

  /** The number of waiting holders. */
  int size() {
    return waiting.size();
  }

  private static <H> Comparator<Waiting<H>> order() {
    return Comparator.comparingDouble((Waiting<H> entry) -> -entry.claim().priority())
        .thenComparingLong(Waiting::arrival);
  }
}
