package dev.trawl.retrieval.lexical;

import dev.trawl.protocol.ModelTask;
import dev.trawl.protocol.ReadingModel.Step;
import java.util.List;

/** Chooses the next step of a question that may need several. */
final class Planning {
  private Planning() {}

  static Step next(ModelTask.NextStep task) {
    if (task.findings().isEmpty()) {
      return new Step.Ask(List.of(task.question()));
    }
    var last = task.findings().getLast();
    return last.answer().isEmpty()
        ? new Step.GiveUp(task.question(), task.findings())
        : new Step.Answer(last.answer(), List.of(last));
  }
}
