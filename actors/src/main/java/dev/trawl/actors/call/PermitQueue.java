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
 * The callers that wait for a permit. Within a run they are ordered by priority; between runs,
 * permits are granted in turns.
 *
 * <p>A run that joins when it has no other call in the queue goes ahead of the runs that wait for
 * their turn, because its answer may depend on this one call. While runs wait for their turn, at
 * most every second permit is granted this way, so that many short runs cannot starve a long one.
 *
 * <p>Mutable, because hundreds of thousands of callers may wait. Not thread-safe. The time to join,
 * leave or take is logarithmic in the number of callers and linear in the number of runs.
 *
 * @param <C> identifies a caller; a caller waits for one permit at a time
 */
final class PermitQueue<C> {
  /**
   * The request of a caller.
   *
   * @param priority callers with a higher priority go first within the run
   */
  record Claim(RunId run, Role role, double priority, Reserve reserve) {}

  /** A waiting caller. */
  record Waiting<C>(Claim claim, long arrival, C caller) {}

  /** A caller that was taken from the queue, and the value that {@code grant} returned for it. */
  record Granted<C, G>(Waiting<C> waiting, G grant) {}

  /** The calls of one run and one role, which wait for the same endpoints. */
  private record CallGroup(RunId run, Role role) {
    static CallGroup of(Waiting<?> waiting) {
      return new CallGroup(waiting.claim().run(), waiting.claim().role());
    }
  }

  private final int maxWaiting;
  private final Map<C, Waiting<C>> waiting = new HashMap<>();

  /** Groups that have had no permit since they joined, in the order in which they joined. */
  private final LinkedHashMap<CallGroup, TreeSet<Waiting<C>>> fresh = new LinkedHashMap<>();

  /**
   * All other groups, starting with the one whose turn is next. A group without waiting callers is
   * in neither map.
   */
  private final LinkedHashMap<CallGroup, TreeSet<Waiting<C>>> others = new LinkedHashMap<>();

  /**
   * True if fresh groups are tried first. False if the last permit went to a fresh group while
   * other groups waited for their turn.
   */
  private boolean isFreshNext = true;

  private long arrivals;

  PermitQueue(int maxWaiting) {
    this.maxWaiting = maxWaiting;
  }

  /**
   * Joins the queue. A caller that is already waiting keeps its place; callers of equal priority
   * wait in order of arrival.
   *
   * @return false if the queue is full
   */
  boolean join(C caller, Claim claim) {
    if (waiting.containsKey(caller)) {
      return true;
    }
    if (waiting.size() >= maxWaiting) {
      return false;
    }
    var entry = new Waiting<>(claim, arrivals++, caller);
    waiting.put(caller, entry);
    var group = CallGroup.of(entry);
    var groups = others.containsKey(group) ? others : fresh;
    groups.computeIfAbsent(group, ignored -> new TreeSet<>(order())).add(entry);
    return true;
  }

  /**
   * Removes the first caller for which {@code grant} returns a value. Only the best caller of each
   * group is tried. The group of the removed caller goes to the end of the line.
   */
  <G> Optional<Granted<C, G>> take(Function<Waiting<C>, Optional<G>> grant) {
    return isFreshNext
        ? take(fresh, grant).or(() -> take(others, grant))
        : take(others, grant).or(() -> take(fresh, grant));
  }

  private <G> Optional<Granted<C, G>> take(
      LinkedHashMap<CallGroup, TreeSet<Waiting<C>>> groups,
      Function<Waiting<C>, Optional<G>> grant) {
    for (var group : groups.entrySet()) {
      var best = group.getValue().first();
      var granted = grant.apply(best);
      if (granted.isPresent()) {
        waiting.remove(best.caller());
        isFreshNext = groups == others || others.isEmpty();
        var rest = group.getValue();
        rest.removeFirst();
        groups.remove(group.getKey());
        if (!rest.isEmpty()) {
          others.put(group.getKey(), rest);
        }
        return Optional.of(new Granted<>(best, granted.get()));
      }
    }
    return Optional.empty();
  }

  /** The best caller of each run and role, in the order of their turns. */
  List<Waiting<C>> heads() {
    var heads = new ArrayList<Waiting<C>>();
    fresh.values().forEach(callers -> heads.add(callers.first()));
    others.values().forEach(callers -> heads.add(callers.first()));
    return heads;
  }

  /** Returns true if {@code caller} waits and is the best of its run and role. */
  boolean isHead(C caller) {
    return Optional.ofNullable(waiting.get(caller))
        .filter(entry -> waitingOf(entry).map(TreeSet::first).filter(entry::equals).isPresent())
        .isPresent();
  }

  private Optional<TreeSet<Waiting<C>>> waitingOf(Waiting<C> entry) {
    var group = CallGroup.of(entry);
    return Optional.ofNullable(fresh.get(group)).or(() -> Optional.ofNullable(others.get(group)));
  }

  /** Leaves the queue; has no effect for a caller that does not wait. */
  void leave(C caller) {
    var entry = waiting.remove(caller);
    if (entry == null) {
      return;
    }
    var group = CallGroup.of(entry);
    (others.containsKey(group) ? others : fresh)
        .computeIfPresent(
            group,
            (same, entries) -> {
              entries.remove(entry);
              return entries.isEmpty() ? null : entries;
            });
  }

  boolean contains(C caller) {
    return waiting.containsKey(caller);
  }

  /** The number of waiting callers. */
  int size() {
    return waiting.size();
  }

  private static <C> Comparator<Waiting<C>> order() {
    return Comparator.comparingDouble((Waiting<C> entry) -> -entry.claim().priority())
        .thenComparingLong(Waiting::arrival);
  }
}
