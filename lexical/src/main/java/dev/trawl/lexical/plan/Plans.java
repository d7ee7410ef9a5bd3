package dev.trawl.lexical.plan;

import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Step;
import java.util.List;

/** Chooses the next step for a question that may need several. */
public final class Plans {
  /** The most findings, so that every plan ends. */
  static final int MOST_FINDINGS = 1024;

  private Plans() {}

  /**
   * The next step: always the same for the same task, and never a sub-question that the findings
   * already have.
   */
  public static Step next(ModelTask.NextStep task) {
    var wording = Wording.of(task.language());
    if (task.findings().size() >= MOST_FINDINGS) {
      return new Step.GiveUp(wording.indirect(task.question()), List.of());
    }
    return Plan.of(task.question(), wording).next(new KnownFindings(task.findings()));
  }
}
