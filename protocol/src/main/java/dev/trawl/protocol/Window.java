package dev.trawl.protocol;

/**
 * The context size of a model.
 *
 * @param tokens maximum number of tokens of one call, prompt and reply together
 * @param replyTokens tokens reserved for the reply; at least 1 and less than {@code tokens}
 */
public record Window(int tokens, int replyTokens) {
  public Window {
    if (replyTokens < 1 || tokens <= replyTokens) {
      throw new IllegalArgumentException(
          "a window of %d tokens cannot keep %d for the reply".formatted(tokens, replyTokens));
    }
  }

  /** The maximum number of tokens of a prompt. */
  public int promptTokens() {
    return tokens - replyTokens;
  }
}
