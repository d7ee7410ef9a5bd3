package dev.trawl.bench.needle;

import dev.trawl.bench.score.NeedleScore;
import dev.trawl.bench.subject.Reply;
import java.util.List;
import java.util.Map;

/** A question about a haystack, and the scoring of its answer. */
sealed interface Task permits Needle, MultiNeedle, Chain {
  /** The family; its tasks have questions of the same kind. */
  String family();

  /** The number of statements that are needed for the answer. */
  int size();

  /** All statements of the task, even if the needle is left out of the haystack. */
  String statement();

  String question();

  /** The strings that a right answer must contain. */
  List<String> references();

  NeedleScore score(Reply reply);

  /**
   * The score of the needle at each depth, 0 to 100, by depth in percent; empty if the question is
   * about one needle.
   */
  default Map<Integer, Double> found(Reply reply) {
    return Map.of();
  }
}
