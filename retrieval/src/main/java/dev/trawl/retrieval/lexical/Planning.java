package dev.trawl.retrieval.lexical;

import dev.trawl.protocol.ModelTask;
import dev.trawl.protocol.ReadingModel.Step;
import dev.trawl.retrieval.plan.Plans;

/** Chooses the next step of a question that may need several. */
final class Planning {
  private Planning() {}

  static Step next(ModelTask.NextStep task) {
    return Plans.next(task);
  }
}
