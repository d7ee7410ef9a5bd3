package dev.trawl.lexical.plan;

import dev.trawl.protocol.ModelTask;
import dev.trawl.protocol.ReadingModel.Step;
import java.util.List;

/** Chooses the next step of a question that may need several. */
public final class Plans {
  /** Whatever the findings are, there is an end. */
  static final int MOST_FINDINGS = 1024;

  private Plans() {}

  /** The same step for the same task; never one whose sub-question is among the findings. */
  public static Step next(ModelTask.NextStep task) {
    var wording = Wording.of(task.language());
    if (task.findings().size() >= MOST_FINDINGS) {
      return new Step.GiveUp(wording.indirect(task.question()), List.of());
    }
    return Plan.of(task.question(), wording).next(new Known(task.findings()));
  }
}
