package dev.trawl.lexical.plan;

import dev.trawl.protocol.model.Step;
import java.util.Optional;

/** A way to answer a question in steps. */
sealed interface Plan permits FamilyLine, Composition, Assignments, Comparison, Bridge {
  /** The next step, given the results of all earlier steps. */
  Step next(KnownFindings known);

  /** Chooses the plan by the form of the question. */
  static Plan of(String question, Wording wording) {
    return Optional.<Plan>empty()
        .or(() -> Assignments.of(question, wording))
        .or(() -> FamilyLine.of(question, wording))
        .or(() -> Composition.of(question, wording))
        .or(() -> Comparison.of(question, wording))
        .orElseGet(() -> new Bridge(question, wording));
  }
}
