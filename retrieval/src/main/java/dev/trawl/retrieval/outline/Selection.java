package dev.trawl.retrieval.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses the candidates that are headings. Drops tables of contents, page headers, items of lists,
 * and numbers that are not in a sequence. Each instance is used for one text.
 */
final class Selection {
  /** A sequence of at least this many numbered paragraphs is treated as clauses. */
  private static final int CLAUSES_MIN = 3;

  /**
   * A heading has no body if the text before the next heading is at most this long and does not end
   * a sentence.
   */
  private static final int NO_BODY_CHARS = 60;

  private static final Set<Unit> OUTER = Set.of(Unit.VOLUME, Unit.BOOK, Unit.PART);

  private final String text;
  private List<Candidate> candidates;

  Selection(String text, List<Candidate> candidates) {
    this.text = text;
    this.candidates = candidates;
  }

  /** The chosen candidates in text order. */
  List<Candidate> chosen() {
    candidates = candidates.stream().filter(c -> c.rank() < LineScan.CONTENTS_RANK).toList();
    candidates = withoutLists();
    candidates = withSingleNumbersInSequence();
    candidates = new ContentsFilter(candidates, this::isEmptyAfter).withoutListings();
    candidates = withoutIsolatedDottedNumbers();
    candidates = withoutPageHeaders();
    candidates = withoutInnerIntroductions();
    return candidates;
  }

  /** Whether there is no body between the candidate at {@code index} and the next one. */
  private boolean isEmptyAfter(int index) {
    if (index + 1 >= candidates.size() || !candidates.get(index).titled()) {
      return false;
    }
    int from = candidates.get(index).bodyStart();
    int to = candidates.get(index + 1).start();
    int count = 0;
    char last = ' ';
    for (int i = from; i < to; i++) {
      if (!Character.isWhitespace(text.charAt(i)) && !Character.isSpaceChar(text.charAt(i))) {
        last = text.charAt(i);
        if (++count > NO_BODY_CHARS) {
          return false;
        }
      }
    }
    return count == 0 || ".!?。！？".indexOf(last) < 0;
  }

  /** Drops items of lists, which follow each other without text in between. */
  private List<Candidate> withoutLists() {
    var dropped = new HashSet<Integer>();
    for (int i = 0; i + 1 < candidates.size(); i++) {
      var item = candidates.get(i);
      var next = candidates.get(i + 1);
      if (item.isSingle() && next.isSingle() && isEmptyAfter(i) && follows(item, next)) {
        dropped.add(i);
        dropped.add(i + 1);
      }
    }
    return without(dropped);
  }

  private boolean follows(Candidate item, Candidate next) {
    return style(item) == style(next)
        && Integer.parseInt(next.mark().number()) == Integer.parseInt(item.mark().number()) + 1;
  }

  /**
   * 0 for digits, 1 for Roman and 2 for Chinese numerals, because each style has its own sequence.
   */
  private int style(Candidate candidate) {
    char first = text.charAt(candidate.start());
    return Character.isDigit(first) ? 0 : first < 0x2E80 ? 1 : 2;
  }

  /**
   * Keeps headings with a single number only if the numbers are consecutive: 1, 2, 3. Clauses with
   * text on the same line must form a single sequence.
   */
  private List<Candidate> withSingleNumbersInSequence() {
    var kept = new HashSet<Integer>();
    for (int style = 0; style < 3; style++) {
      var titles = chains(style, true);
      titles.stream().filter(chain -> chain.size() > 1).forEach(kept::addAll);
      var clauses = chains(style, false);
      if (titles.stream().allMatch(chain -> chain.size() < 2)
          && clauses.size() == 1
          && clauses.getFirst().size() >= CLAUSES_MIN) {
        kept.addAll(clauses.getFirst());
      }
    }
    var dropped = new HashSet<Integer>();
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).isSingle() && !kept.contains(i)) {
        dropped.add(i);
      }
    }
    return without(dropped);
  }

  /** Sequences of single numbers that start at 1, as indexes of the candidates. */
  private List<List<Integer>> chains(int style, boolean titled) {
    var chains = new ArrayList<List<Integer>>();
    int expected = 1;
    for (int i = 0; i < candidates.size(); i++) {
      var candidate = candidates.get(i);
      if (!candidate.isSingle() || candidate.titled() != titled || style(candidate) != style) {
        continue;
      }
      int number = Integer.parseInt(candidate.mark().number());
      if (number == 1 && expected == 2 && hasSameTitle(chains.getLast().getLast(), i)) {
        continue;
      }
      if (number == 1) {
        chains.add(new ArrayList<>());
        expected = 1;
      }
      if (number == expected && !chains.isEmpty()) {
        chains.getLast().add(i);
        expected++;
      }
    }
    return chains;
  }

  /**
   * Whether both have the same title. A page header repeats the title, often with a page number.
   */
  private boolean hasSameTitle(int index, int other) {
    return RepeatedHeadings.key(candidates.get(index))
        .equals(RepeatedHeadings.key(candidates.get(other)));
  }

  /** Drops numbers without a predecessor, such as "3.14 Pies" if there is neither 3.13 nor 3. */
  private List<Candidate> withoutIsolatedDottedNumbers() {
    var keys = candidates.stream().map(c -> c.mark().number()).collect(Collectors.toSet());
    var dropped = new HashSet<Integer>();
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).isDotted() && !hasPredecessor(candidates.get(i), keys)) {
        dropped.add(i);
      }
    }
    return without(dropped);
  }

  private static boolean hasPredecessor(Candidate candidate, Set<String> numbers) {
    var number = candidate.mark().number();
    int dot = number.lastIndexOf('.');
    int last = Integer.parseInt(number.substring(dot + 1));
    return last == 0
        || last == 1
        || numbers.contains(number.substring(0, dot + 1) + (last - 1))
        || numbers.contains(number.substring(0, dot));
  }

  /**
   * Drops headings with a repeated number, because they are page headers or mentions. Keeps them if
   * the numbering starts again.
   */
  private List<Candidate> withoutPageHeaders() {
    var seen = new HashMap<String, Seen>();
    var dropped = new HashSet<Integer>();
    var levels = Levels.of(candidates);
    Map<String, Integer> lastOf = new HashMap<>();
    for (int i = 0; i < candidates.size(); i++) {
      var candidate = candidates.get(i);
      if (!candidate.isNumbered()) {
        continue;
      }
      boolean again = seen.containsKey(candidate.key());
      if (again && !startsAgain(i, lastOf)) {
        dropped.add(i);
        continue;
      }
      int level = levels.of(candidate);
      boolean outer = OUTER.contains(candidate.unit());
      seen.values()
          .removeIf(
              other ->
                  other.level() > level && (outer || other.depth() == 1)
                      || again && other.level() == level);
      seen.put(candidate.key(), new Seen(level, candidate.mark().depth()));
      lastOf.put(candidate.kind(), lastNumber(candidate));
    }
    return without(dropped);
  }

  /**
   * A heading that was seen in the current part. The sections of a chapter start again at 1 in the
   * next chapter, unless their numbers begin with the number of the chapter.
   */
  private record Seen(int level, int depth) {}

  /** Whether numbers of this kind start again at 1 and continue with 2. */
  private boolean startsAgain(int index, Map<String, Integer> lastOf) {
    var candidate = candidates.get(index);
    if (lastNumber(candidate) > 1 || lastOf.getOrDefault(candidate.kind(), 0) < 2) {
      return false;
    }
    for (int i = index + 1; i < candidates.size(); i++) {
      var next = candidates.get(i);
      if (next.kind().equals(candidate.kind()) && !next.key().equals(candidate.key())) {
        return lastNumber(next) == 2;
      }
    }
    return false;
  }

  private static int lastNumber(Candidate candidate) {
    var number = candidate.mark().number();
    var last = number.substring(number.lastIndexOf('.') + 1).replaceAll("\\D", "");
    return last.isEmpty() ? 0 : Integer.parseInt(last);
  }

  /**
   * Drops "Introduction" and similar headings between numbered parts, because there they belong to
   * a chapter.
   */
  private List<Candidate> withoutInnerIntroductions() {
    var levels = Levels.of(candidates);
    int first = -1;
    int last = -1;
    int outer =
        candidates.stream().filter(Candidate::isNumbered).mapToInt(levels::of).min().orElse(0);
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).isNumbered() && levels.of(candidates.get(i)) == outer) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    var counts =
        candidates.stream().collect(Collectors.groupingBy(Candidate::key, Collectors.counting()));
    var dropped = new HashSet<Integer>();
    for (int i = 0; i < candidates.size(); i++) {
      var candidate = candidates.get(i);
      boolean inner = i > first && i < last || counts.getOrDefault(candidate.key(), 0L) > 1;
      if (!candidate.isNumbered() && candidate.rank() > 0 && inner) {
        dropped.add(i);
      }
    }
    return without(dropped);
  }

  private List<Candidate> without(Set<Integer> dropped) {
    if (dropped.isEmpty()) {
      return candidates;
    }
    var kept = new ArrayList<Candidate>();
    for (int i = 0; i < candidates.size(); i++) {
      if (!dropped.contains(i)) {
        kept.add(candidates.get(i));
      }
    }
    return kept;
  }
}
