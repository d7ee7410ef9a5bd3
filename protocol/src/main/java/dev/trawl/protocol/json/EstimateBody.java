package dev.trawl.protocol.json;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The expected cost of a question, in JSON.
 *
 * @param level {@code auto}, {@code retrieve}, {@code read} or {@code reason}, as asked for
 * @param least the cost if the search already answers the question
 * @param most the cost if every chunk must be read, at levels that read
 * @param tooLarge chunks that would fail because their prompt does not fit the window
 * @param assumptions the assumptions, one sentence each
 */
public record EstimateBody(
    String level,
    SpendingBody least,
    SpendingBody most,
    WindowBody window,
    int tooLarge,
    List<String> assumptions) {

  /** The cost of one case; {@code cost} is null if no price is set. */
  public record SpendingBody(
      int chunks,
      int calls,
      long promptTokens,
      long completionTokens,
      int maxPromptTokens,
      OptionalDouble cost,
      long timeMs) {}

  /** The tokens of a call: in all, reserved for the reply, and left for the prompt. */
  public record WindowBody(int tokens, int replyTokens, int promptTokens) {}
}
