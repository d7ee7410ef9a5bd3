package dev.trawl.actors.call;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of a check of models. Each problem or warning is one sentence without its full stop.
 *
 * @param problem the first problem that prevents the use of a model
 * @param warnings problems that do not prevent the use of the models
 */
public record Inspection(Optional<String> problem, List<String> warnings) {
  static final Inspection NO_PROBLEM = new Inspection(Optional.empty(), List.of());

  public Inspection {
    warnings = List.copyOf(warnings);
  }

  static Inspection problem(String problem) {
    return new Inspection(Optional.of(problem), List.of());
  }

  static Inspection warning(String warning) {
    return new Inspection(Optional.empty(), List.of(warning));
  }

  /** Both results together. */
  Inspection and(Inspection other) {
    return new Inspection(
        problem.or(other::problem),
        Stream.concat(warnings.stream(), other.warnings.stream()).toList());
  }
}
