package dev.trawl.bench.data;

import dev.trawl.protocol.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Questions and the documents they are asked of. */
public record QuestionSet(String name, List<Source> sources, List<Question> questions) {
  public QuestionSet {
    sources = List.copyOf(sources);
    questions = List.copyOf(questions);
  }

  /** At most {@code limit} of the questions, drawn by {@code seed}, in their own order. */
  public QuestionSet sample(int limit, long seed) {
    if (questions.size() <= limit) {
      return this;
    }
    var order = new ArrayList<Integer>();
    for (var i = 0; i < questions.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    var kept = order.subList(0, limit).stream().sorted().map(questions::get).toList();
    return new QuestionSet(name, sources, kept);
  }
}
