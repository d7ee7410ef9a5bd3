package dev.trawl.bench.data;

import dev.trawl.protocol.Source;
import java.util.List;

/** Questions, and the documents they are about. */
public record QuestionSet(String name, List<Source> sources, List<Question> questions) {
  public QuestionSet {
    sources = List.copyOf(sources);
    questions = List.copyOf(questions);
  }

  /** Returns a random sample of at most {@code limit} questions, in their original order. */
  public QuestionSet sample(int limit, long seed) {
    return new QuestionSet(name, sources, Sample.of(questions, limit, seed));
  }
}
