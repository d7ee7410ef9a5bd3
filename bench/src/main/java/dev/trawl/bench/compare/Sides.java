package dev.trawl.bench.compare;

import dev.trawl.bench.compare.ComparedText.Side;
import dev.trawl.bench.subject.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every method with a system of its own, for its window; their indexes lie in one place. */
record Sides(List<Contender> contenders, List<Subject> subjects) implements AutoCloseable {
  Sides {
    contenders = List.copyOf(contenders);
    subjects = List.copyOf(subjects);
  }

  /**
   * @param settings go before the user's
   */
  static Sides start(List<Contender> contenders, Path directory, String settings) {
    var subjects = new ArrayList<Subject>();
    try {
      for (var contender : contenders) {
        subjects.add(Subject.start(directory, settings, contender.windowTokens()));
      }
      return new Sides(contenders, subjects);
    } catch (RuntimeException wrongSetting) {
      subjects.forEach(Subject::close);
      throw wrongSetting;
    }
  }

  List<Side> all() {
    var sides = new ArrayList<Side>();
    for (var i = 0; i < subjects.size(); i++) {
      var subject = subjects.get(i);
      var replyTokens = subject.model().window().replyTokens();
      sides.add(new Side(contenders.get(i), contenders.get(i).on(subject), replyTokens));
    }
    return sides;
  }

  /** The name of the model that all have. */
  String model() {
    return subjects.getFirst().model().name();
  }

  @Override
  public void close() {
    subjects.forEach(Subject::close);
  }
}
