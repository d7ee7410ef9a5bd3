package dev.trawl.retrieval.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Drops the entries of tables of contents. In a run of headings without text in between, at least
 * two of the same kind make it a listing: a chapter may start with the heading of its first
 * section, but not with that of the next chapter. An entry is dropped if the same part stands
 * elsewhere too. If all its places are in listings, the last one stays.
 */
final class ContentsFilter {
  private final List<Candidate> candidates;
  private final IntPredicate isEmptyAfter;
  private final Levels levels;

  /**
   * @param isEmptyAfter whether there is no text between the candidate of this index and the next
   */
  ContentsFilter(List<Candidate> candidates, IntPredicate isEmptyAfter) {
    this.candidates = candidates;
    this.isEmptyAfter = isEmptyAfter;
    this.levels = Levels.of(candidates);
  }

  List<Candidate> without() {
    boolean[] listed = new boolean[candidates.size()];
    for (int from = 0; from < candidates.size(); ) {
      int to = runEnd(from);
      if (isListing(from, to)) {
        java.util.Arrays.fill(listed, from, to, true);
      }
      from = to;
    }
    var kept = new ArrayList<Candidate>();
    var real = new HashSet<String>();
    var lastListed = new HashMap<String, Integer>();
    for (int i = 0; i < listed.length; i++) {
      if (listed[i]) {
        lastListed.put(candidates.get(i).key(), i);
      } else {
        real.add(candidates.get(i).key());
      }
    }
    for (int i = 0; i < listed.length; i++) {
      if (!listed[i] || stays(i, real, lastListed)) {
        kept.add(candidates.get(i));
      }
    }
    return kept;
  }

  private boolean stays(int index, Set<String> real, Map<String, Integer> lastListed) {
    var key = candidates.get(index).key();
    return !real.contains(key) && lastListed.getOrDefault(key, index) == index;
  }

  /** The run from {@code from} on; it ends before a part that it already has. */
  private int runEnd(int from) {
    var path = new Path();
    path.isNew(candidates.get(from));
    int to = from + 1;
    while (to < candidates.size() && isEmptyAfter.test(to - 1) && path.isNew(candidates.get(to))) {
      to++;
    }
    return to;
  }

  private boolean isListing(int from, int to) {
    var kinds = new HashSet<String>();
    for (int i = from; i < to; i++) {
      if (candidates.get(i).isNumbered() && !kinds.add(candidates.get(i).kind())) {
        return true;
      }
    }
    return false;
  }

  /** The parts of a run, each with the parts around it. */
  private final class Path {
    private final Set<String> seen = new HashSet<>();
    private final List<Candidate> open = new ArrayList<>();

    boolean isNew(Candidate candidate) {
      int level = levels.of(candidate);
      while (!open.isEmpty() && levels.of(open.getLast()) >= level) {
        open.removeLast();
      }
      open.add(candidate);
      var path = new StringBuilder();
      open.forEach(c -> path.append(c.key()).append('/'));
      return seen.add(path.toString());
    }
  }
}
