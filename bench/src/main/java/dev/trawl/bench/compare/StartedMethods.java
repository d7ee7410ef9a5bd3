package dev.trawl.bench.compare;

import dev.trawl.bench.compare.ComparedText.StartedMethod;
import dev.trawl.bench.subject.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods of a comparison. Each has its own instance of trawl with its own window; all share
 * one index folder.
 */
record StartedMethods(List<Contender> contenders, List<Subject> subjects) implements AutoCloseable {
  StartedMethods {
    contenders = List.copyOf(contenders);
    subjects = List.copyOf(subjects);
  }

  /**
   * @param settings settings of the model; they override the user's settings
   */
  static StartedMethods start(List<Contender> contenders, Path directory, String settings) {
    var subjects = new ArrayList<Subject>();
    try {
      for (var contender : contenders) {
        subjects.add(Subject.start(directory, settings, contender.windowTokens()));
      }
      return new StartedMethods(contenders, subjects);
    } catch (RuntimeException wrongSetting) {
      subjects.forEach(Subject::close);
      throw wrongSetting;
    }
  }

  List<StartedMethod> all() {
    var methods = new ArrayList<StartedMethod>();
    for (var i = 0; i < subjects.size(); i++) {
      var subject = subjects.get(i);
      var replyTokens = subject.model().window().replyTokens();
      methods.add(
          new StartedMethod(contenders.get(i), contenders.get(i).methodFor(subject), replyTokens));
    }
    return methods;
  }

  /** Returns the name of the model, which is the same for all methods. */
  String model() {
    return subjects.getFirst().model().name();
  }

  @Override
  public void close() {
    subjects.forEach(Subject::close);
  }
}
