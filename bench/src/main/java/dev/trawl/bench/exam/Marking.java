package dev.trawl.bench.exam;

import dev.trawl.bench.subject.Reply;
import java.util.Map;

/** Scores an answer. A pure function. */
public interface Marking {
  /** The name of a task's main score; a task can have additional scores. */
  String SCORE = "score";

  /** Returns the scores by name, each 0 to 100; {@link #SCORE} is one of them. */
  Map<String, Double> scores(Reply reply);
}
