package dev.trawl.protocol.json;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a question is expected to take, as clients see it.
 *
 * @param level {@code auto}, {@code retrieve}, {@code read} or {@code reason}, as asked for
 * @param least where what a search finds answers the question
 * @param most where every chunk must be read, if the level reads
 * @param tooLarge chunks whose prompt does not fit the window: they would fail
 * @param assumptions what is assumed, one sentence each
 */
public record EstimateBody(
    String level,
    SpendingBody least,
    SpendingBody most,
    WindowBody window,
    int tooLarge,
    List<String> assumptions) {

  /** What one way to the answer takes; {@code cost} is null where no price is set. */
  public record SpendingBody(
      int chunks,
      int calls,
      long promptTokens,
      long completionTokens,
      int maxPromptTokens,
      OptionalDouble cost,
      long timeMs) {}

  /** Tokens of a call, those kept for its reply, and those left for its prompt. */
  public record WindowBody(int tokens, int replyTokens, int promptTokens) {}
}
