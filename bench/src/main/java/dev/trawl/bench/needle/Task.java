package dev.trawl.bench.needle;

import dev.trawl.bench.score.NeedleScore;
import dev.trawl.bench.subject.Reply;
import java.util.List;
import java.util.Map;

/** What is asked of a haystack, and by what its answer is judged. */
sealed interface Task permits Needle, Several, Chain {
  /** Tasks of a family ask the same kind of thing. */
  String family();

  /** How many statements answer it together. */
  int size();

  /** All that is said of it; for a needle that is left out, what would have been said. */
  String statement();

  String question();

  /** What a right answer holds: each of these. */
  List<String> references();

  NeedleScore score(Reply reply);

  /** 0 to 100 for the needle at each depth in percent; empty where only one is asked for. */
  default Map<Integer, Double> found(Reply reply) {
    return Map.of();
  }
}
