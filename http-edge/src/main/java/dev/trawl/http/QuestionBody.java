package dev.trawl.http;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A client's question. A member that is absent from the JSON is empty.
 *
 * @param documents ids of open documents
 * @param level {@code auto}, {@code retrieve}, {@code read} or {@code reason}
 * @param history the earlier turns of the conversation, the oldest first
 */
public record QuestionBody(
    Optional<String> question,
    Optional<List<String>> documents,
    Optional<String> level,
    Optional<BudgetBody> budget,
    Optional<List<TurnBody>> history) {

  /** The budget of the run; {@code timeMs} is the time until the answer, in milliseconds. */
  public record BudgetBody(
      OptionalInt calls, OptionalLong tokens, OptionalDouble cost, OptionalLong timeMs) {}

  /** An earlier question and its answer. */
  public record TurnBody(Optional<String> question, Optional<String> answer) {}
}
