package dev.trawl.lexical.plan;

import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.Step;
import java.util.List;

/** Chooses the next step for a question that may need several steps. */
public final class Plans {
  /** Maximum number of findings; guarantees that every plan ends. */
  static final int MAX_FINDINGS = 1024;

  private Plans() {}

  /**
   * The next step. It is deterministic and never repeats a sub-question that the findings already
   * contain.
   */
  public static Step next(ModelTask.NextStep task) {
    var wording = Wording.of(task.language());
    if (task.findings().size() >= MAX_FINDINGS) {
      return new Step.GiveUp(wording.indirect(task.question()), List.of());
    }
    return Plan.of(task.question(), wording).next(new KnownFindings(task.findings()));
  }
}
