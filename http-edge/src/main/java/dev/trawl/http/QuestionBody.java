package dev.trawl.http;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A question as clients ask it; whatever may be left out is empty then.
 *
 * @param documents ids of open documents
 * @param level {@code auto}, {@code retrieve}, {@code read} or {@code reason}
 * @param history the turns of the conversation until now, the oldest first
 */
public record QuestionBody(
    Optional<String> question,
    Optional<List<String>> documents,
    Optional<String> level,
    Optional<BudgetBody> budget,
    Optional<List<TurnBody>> history) {

  /** What the run may spend at most; {@code timeMs} is milliseconds to the answer. */
  public record BudgetBody(
      OptionalInt calls, OptionalLong tokens, OptionalDouble cost, OptionalLong timeMs) {}

  /** A question that was asked before, and its answer. */
  public record TurnBody(Optional<String> question, Optional<String> answer) {}
}
