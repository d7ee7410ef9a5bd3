package dev.trawl.bench.needle;

import dev.trawl.bench.score.NeedleScore;
import dev.trawl.bench.subject.Reply;
import java.util.List;
import java.util.Map;

/** A question about a haystack, and the scoring of its answer. */
sealed interface Task permits Needle, MultiNeedle, Chain {
  /** Returns the name of the task's family. Tasks of a family have questions of the same kind. */
  String family();

  /** Returns the number of statements that are needed for the answer. */
  int size();

  /** Returns all statements of the task, even if the needle is left out of the haystack. */
  String statement();

  String question();

  /** Returns the strings that a correct answer must contain. */
  List<String> references();

  NeedleScore score(Reply reply);

  /**
   * Returns the score of each needle, 0 to 100, by its depth in percent; empty if the question is
   * about only one needle.
   */
  default Map<Integer, Double> foundByDepth(Reply reply) {
    return Map.of();
  }
}
