package dev.trawl.retrieval.outline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Levels of headings for which the format gives no level. Volumes and parts contain chapters, and
 * chapters contain sections. Among sections, articles and clauses, the kind that appears first
 * contains the others: some laws have articles in sections, and some contracts have sections in
 * articles. Immutable.
 */
final class Levels {
  private static final List<Unit> OUTER = List.of(Unit.VOLUME, Unit.BOOK, Unit.PART);
  private static final List<Unit> MIDDLE = List.of(Unit.CHAPTER, Unit.ACT, Unit.LETTER, Unit.ITEM);
  private static final List<Unit> INNER =
      List.of(Unit.SECTION, Unit.ARTICLE, Unit.CLAUSE, Unit.SCENE);
  private static final int STEP = 10;
  private static final int BARE = 90;

  private final Map<Unit, Integer> order = new EnumMap<>(Unit.class);
  private final int frame;
  private final int outermost;

  /**
   * Start indexes of epilogues that have their own chapters. They are at the level of the parts.
   */
  private final Set<Integer> outerNames = new HashSet<>();

  private Levels(List<Candidate> candidates) {
    Map<Unit, Integer> first = new EnumMap<>(Unit.class);
    for (var candidate : candidates) {
      if (candidate.isNumbered() && candidate.mark().worded()) {
        first.putIfAbsent(candidate.unit(), candidate.start());
      }
    }
    int at = place(OUTER, first, STEP);
    for (var unit : MIDDLE) {
      order.put(unit, at);
    }
    place(INNER, first, at + STEP);
    int inner =
        INNER.stream()
            .filter(first::containsKey)
            .mapToInt(unit -> order.getOrDefault(unit, BARE))
            .min()
            .orElse(BARE);
    this.frame =
        MIDDLE.stream().anyMatch(first::containsKey)
            ? order.getOrDefault(Unit.CHAPTER, inner)
            : inner;
    for (int i = 0; i + 1 < candidates.size(); i++) {
      var next = candidates.get(i + 1);
      if (!candidates.get(i).isNumbered()
          && MIDDLE.contains(next.unit())
          && next.mark().number().equals("1")) {
        outerNames.add(candidates.get(i).start());
      }
    }
    this.outermost =
        OUTER.stream()
            .filter(first::containsKey)
            .mapToInt(unit -> order.getOrDefault(unit, BARE))
            .min()
            .orElse(frame);
    order.put(Unit.APPENDIX, frame);
    order.put(Unit.HEADING, frame);
  }

  static Levels of(List<Candidate> candidates) {
    return new Levels(candidates);
  }

  private int place(List<Unit> units, Map<Unit, Integer> first, int from) {
    var ordered = new ArrayList<>(units);
    ordered.sort(Comparator.comparing(unit -> first.getOrDefault(unit, Integer.MAX_VALUE)));
    int at = from;
    for (var unit : ordered) {
      order.put(unit, at);
      at += STEP;
    }
    return at;
  }

  /** The level of a candidate; a smaller level is further out. */
  int of(Candidate candidate) {
    if (!candidate.mark().worded()) {
      return BARE + candidate.mark().depth();
    }
    if (outerNames.contains(candidate.start()) && candidate.rank() == 0) {
      return outermost + 1;
    }
    return order.getOrDefault(candidate.unit(), frame) + candidate.mark().depth();
  }
}
