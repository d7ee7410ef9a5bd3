package dev.trawl.lexical.plan;

import dev.trawl.protocol.ReadingModel.Step;
import java.util.Optional;

/** How a question is answered in steps. */
sealed interface Plan permits Ascent, Composition, Assignments, Comparison, Bridge {
  Step next(Known known);

  /** The plan that the question's shape calls for. */
  static Plan of(String question, Wording wording) {
    return Optional.<Plan>empty()
        .or(() -> Assignments.of(question, wording))
        .or(() -> Ascent.of(question, wording))
        .or(() -> Composition.of(question, wording))
        .or(() -> Comparison.of(question, wording))
        .orElseGet(() -> new Bridge(question, wording));
  }
}
