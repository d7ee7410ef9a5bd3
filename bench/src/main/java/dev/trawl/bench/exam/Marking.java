package dev.trawl.bench.exam;

import dev.trawl.bench.subject.Reply;
import java.util.Map;

/** How an answer is judged. A pure function. */
public interface Marking {
  /** The name of the score that a task is judged by; others stand beside it. */
  String SCORE = "score";

  /** Each 0 to 100, {@link #SCORE} among them. */
  Map<String, Double> scores(Reply reply);
}
