package dev.trawl.retrieval.outline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Levels of headings whose levels are not given by the format of the document. Volumes and parts
 * contain chapters, and chapters contain sections. Among sections, articles and clauses, the kind
 * that appears first contains the others: some laws have articles in sections, and some contracts
 * have sections in articles. Immutable.
 */
final class Levels {
  private static final List<Unit> OUTER = List.of(Unit.VOLUME, Unit.BOOK, Unit.PART);
  private static final List<Unit> MIDDLE = List.of(Unit.CHAPTER, Unit.ACT, Unit.LETTER, Unit.ITEM);
  private static final List<Unit> INNER =
      List.of(Unit.SECTION, Unit.ARTICLE, Unit.CLAUSE, Unit.SCENE);
  private static final int STEP = 10;

  /** Base level of headings that have a number but no word for the unit, such as "3.2 Method". */
  private static final int NUMBER_ONLY = 90;

  private final Map<Unit, Integer> order = new EnumMap<>(Unit.class);

  /** Level of appendices and of headings without a number. */
  private final int unnumbered;

  private final int outermost;

  /**
   * Start indexes of epilogues that have their own chapters. Such an epilogue is at the level of
   * the parts.
   */
  private final Set<Integer> outerEpilogues = new HashSet<>();

  private Levels(List<Candidate> candidates) {
    Map<Unit, Integer> first = new EnumMap<>(Unit.class);
    for (var candidate : candidates) {
      if (candidate.isNumbered() && candidate.mark().hasUnitWord()) {
        first.putIfAbsent(candidate.unit(), candidate.start());
      }
    }
    int at = assignLevels(OUTER, first, STEP);
    for (var unit : MIDDLE) {
      order.put(unit, at);
    }
    assignLevels(INNER, first, at + STEP);
    int inner =
        INNER.stream()
            .filter(first::containsKey)
            .mapToInt(unit -> order.getOrDefault(unit, NUMBER_ONLY))
            .min()
            .orElse(NUMBER_ONLY);
    this.unnumbered =
        MIDDLE.stream().anyMatch(first::containsKey)
            ? order.getOrDefault(Unit.CHAPTER, inner)
            : inner;
    for (int i = 0; i + 1 < candidates.size(); i++) {
      var next = candidates.get(i + 1);
      if (!candidates.get(i).isNumbered()
          && MIDDLE.contains(next.unit())
          && next.mark().number().equals("1")) {
        outerEpilogues.add(candidates.get(i).start());
      }
    }
    this.outermost =
        OUTER.stream()
            .filter(first::containsKey)
            .mapToInt(unit -> order.getOrDefault(unit, NUMBER_ONLY))
            .min()
            .orElse(unnumbered);
    order.put(Unit.APPENDIX, unnumbered);
    order.put(Unit.HEADING, unnumbered);
  }

  static Levels of(List<Candidate> candidates) {
    return new Levels(candidates);
  }

  /**
   * Gives each unit its own level, in the order of first appearance. Returns the next free level.
   */
  private int assignLevels(List<Unit> units, Map<Unit, Integer> first, int from) {
    var ordered = new ArrayList<>(units);
    ordered.sort(Comparator.comparing(unit -> first.getOrDefault(unit, Integer.MAX_VALUE)));
    int at = from;
    for (var unit : ordered) {
      order.put(unit, at);
      at += STEP;
    }
    return at;
  }

  /** The level of a candidate. Outer parts have smaller levels than the parts inside them. */
  int of(Candidate candidate) {
    if (!candidate.mark().hasUnitWord()) {
      return NUMBER_ONLY + candidate.mark().depth();
    }
    if (outerEpilogues.contains(candidate.start()) && candidate.rank() == 0) {
      return outermost + 1;
    }
    return order.getOrDefault(candidate.unit(), unnumbered) + candidate.mark().depth();
  }
}
