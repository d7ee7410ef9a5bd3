package dev.trawl.actors.model;

import dev.trawl.protocol.model.ModelTask.Question;
import java.util.List;
import java.util.function.Function;

/**
 * Caches the question section of the last prompt, because thousands of calls share it. Thread-safe:
 * a lost update only costs time.
 */
final class QuestionSections {
  private record Section(List<Question> questions, String text) {}

  private volatile Section last = new Section(List.of(), "");

  String of(List<Question> questions, Function<List<Question>, String> writer) {
    var known = last;
    if (!known.questions().equals(questions)) {
      known = new Section(questions, writer.apply(questions));
      last = known;
    }
    return known.text();
  }
}
