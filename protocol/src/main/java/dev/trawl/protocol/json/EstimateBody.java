package dev.trawl.protocol.json;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The expected usage and time of a question, as clients see it.
 *
 * @param level the requested level: {@code auto}, {@code retrieve}, {@code read} or {@code reason}
 * @param least the spending if the best-matching chunks answer the question
 * @param most the spending if every chunk has to be read
 * @param reading a pass over every chunk; null at level retrieve
 * @param tooLarge number of chunks whose prompt does not fit the window; reading them would fail
 * @param assumptions the assumptions behind these values; each is one sentence
 */
public record EstimateBody(
    String level,
    SpendingBody least,
    SpendingBody most,
    Optional<ReadingBody> reading,
    WindowBody window,
    int tooLarge,
    List<String> assumptions) {

  /** Expected usage and time; {@code cost} is null if no price is known. */
  public record SpendingBody(
      int chunks,
      int calls,
      long promptTokens,
      long completionTokens,
      int maxPromptTokens,
      OptionalDouble cost,
      long timeMs) {}

  /**
   * The tokens of one reading pass.
   *
   * @param textTokens tokens of all chunks
   * @param promptTokens tokens of all prompts
   * @param promptTokensAlone tokens of all prompts if each call read one chunk
   */
  public record ReadingBody(
      long textTokens, int chunksPerCall, long promptTokens, long promptTokensAlone) {}

  /** The maximum number of tokens of one call, of its reply, and of its prompt. */
  public record WindowBody(int tokens, int replyTokens, int promptTokens) {}
}
