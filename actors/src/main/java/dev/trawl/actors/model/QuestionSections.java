package dev.trawl.actors.model;

import dev.trawl.protocol.model.ModelTask.Question;
import java.util.List;
import java.util.function.Function;

/**
 * What readers are told of the questions they read for, which thousands of calls have in common.
 * Thread-safe.
 */
final class QuestionSections {
  private record Head(List<Question> questions, String text) {}

  private volatile Head last = new Head(List.of(), "");

  String of(List<Question> questions, Function<List<Question>, String> writing) {
    var known = last;
    if (!known.questions().equals(questions)) {
      known = new Head(questions, writing.apply(questions));
      last = known;
    }
    return known.text();
  }
}
