package dev.trawl.actors.call;

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
 * Who waits for a permit: best-first within a run, in turns between runs. A run that comes when
 * nothing of it waited goes before the turns, since its answer waits for that one call, as a long
 * run's does not; but not twice while somebody else waits for its turn, so that many short runs do
 * not starve a long one.
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

  /** What has come and had no permit since, in the order in which it came. */
  private final LinkedHashMap<Turn, TreeSet<Waiting<H>>> fresh = new LinkedHashMap<>();

  /**
   * The rest in the order of their turns; one is here or there only while something of it waits.
   */
  private final LinkedHashMap<Turn, TreeSet<Waiting<H>>> turns = new LinkedHashMap<>();

  /** Whether nobody in turn was passed over last time. */
  private boolean isFreshNext = true;

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
    var turn = new Turn(run, role);
    var line = turns.containsKey(turn) ? turns : fresh;
    line.computeIfAbsent(turn, ignored -> new TreeSet<>(order())).add(entry);
    return true;
  }

  /**
   * Takes the first in turn for whom {@code grant} has something; only the best of each run is
   * asked. The run goes to the end of the turns.
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

  /** The best of each run and role, in turn. */
  List<Waiting<H>> heads() {
    var heads = new ArrayList<Waiting<H>>();
    fresh.values().forEach(turn -> heads.add(turn.first()));
    turns.values().forEach(turn -> heads.add(turn.first()));
    return heads;
  }

  /** Whether {@code holder} waits and is the next of its run and role. */
  boolean isHead(H holder) {
    return Optional.ofNullable(waiting.get(holder))
        .filter(entry -> line(entry).map(TreeSet::first).filter(entry::equals).isPresent())
        .isPresent();
  }

  private Optional<TreeSet<Waiting<H>>> line(Waiting<H> entry) {
    var turn = new Turn(entry.run(), entry.role());
    return Optional.ofNullable(fresh.get(turn)).or(() -> Optional.ofNullable(turns.get(turn)));
  }

  /** Leaves the queue; whoever is not here is no matter. */
  void leave(H holder) {
    var entry = waiting.remove(holder);
    if (entry == null) {
      return;
    }
    var turn = new Turn(entry.run(), entry.role());
    (turns.containsKey(turn) ? turns : fresh)
        .computeIfPresent(
            turn,
            (same, entries) -> {
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
