package dev.trawl.retrieval.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Drops the entries of tables of contents. A run of headings without text in between is a listing
 * if it has at least two headings of the same kind: the heading of a chapter may be followed
 * directly by the heading of its first section, but not by the heading of the next chapter. An
 * entry of a listing is dropped if the same part also occurs elsewhere. If it occurs only in
 * listings, the last occurrence is kept.
 */
final class ContentsFilter {
  private final List<Candidate> candidates;
  private final IntPredicate isEmptyAfter;
  private final Levels levels;

  /**
   * @param isEmptyAfter whether there is no text between the candidate at this index and the next
   *     one
   */
  ContentsFilter(List<Candidate> candidates, IntPredicate isEmptyAfter) {
    this.candidates = candidates;
    this.isEmptyAfter = isEmptyAfter;
    this.levels = Levels.of(candidates);
  }

  List<Candidate> withoutListings() {
    boolean[] listed = new boolean[candidates.size()];
    for (int from = 0; from < candidates.size(); ) {
      int to = runEnd(from);
      if (isListing(from, to)) {
        java.util.Arrays.fill(listed, from, to, true);
      }
      from = to;
    }
    var kept = new ArrayList<Candidate>();
    var unlisted = new HashSet<String>();
    var lastListed = new HashMap<String, Integer>();
    for (int i = 0; i < listed.length; i++) {
      if (listed[i]) {
        lastListed.put(candidates.get(i).key(), i);
      } else {
        unlisted.add(candidates.get(i).key());
      }
    }
    for (int i = 0; i < listed.length; i++) {
      if (!listed[i] || isKept(i, unlisted, lastListed)) {
        kept.add(candidates.get(i));
      }
    }
    return kept;
  }

  private boolean isKept(int index, Set<String> unlisted, Map<String, Integer> lastListed) {
    var key = candidates.get(index).key();
    return !unlisted.contains(key) && lastListed.getOrDefault(key, index) == index;
  }

  /**
   * The end (exclusive) of the run that starts at {@code from}. A run ends before a part that it
   * already contains.
   */
  private int runEnd(int from) {
    var parts = new PartsOfRun();
    parts.add(candidates.get(from));
    int to = from + 1;
    while (to < candidates.size() && isEmptyAfter.test(to - 1) && parts.add(candidates.get(to))) {
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

  /** The parts of a run. Section 1 of chapter 1 and section 1 of chapter 2 are different parts. */
  private final class PartsOfRun {
    private final Set<String> seen = new HashSet<>();
    private final List<Candidate> open = new ArrayList<>();

    /** Adds the part. Returns false if the run already contains it. */
    boolean add(Candidate candidate) {
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
