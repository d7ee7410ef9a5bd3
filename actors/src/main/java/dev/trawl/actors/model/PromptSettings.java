package dev.trawl.actors.model;

import dev.trawl.protocol.Window;
import java.util.Optional;

/**
 * How much a prompted model may be given, and what it charges.
 *
 * @param windowTokens the model's window, prompt and reply together
 * @param replyTokens what is kept free of it for the reply
 * @param safetyMargin share of the window, 0 up to 1, that is left unused, because the model's own
 *     tokenizer may count more than ours
 * @param price empty where calls cost nothing, or nobody knows what
 */
public record PromptSettings(
    int windowTokens, int replyTokens, double safetyMargin, Optional<Price> price) {
  public PromptSettings {
    if (!(safetyMargin >= 0 && safetyMargin < 1)) {
      throw new IllegalArgumentException("safety-margin is not from 0 up to 1: " + safetyMargin);
    }
    window(windowTokens, replyTokens, safetyMargin);
  }

  /** What may be used of the window. */
  Window window() {
    return window(windowTokens, replyTokens, safetyMargin);
  }

  private static Window window(int windowTokens, int replyTokens, double safetyMargin) {
    var usable = windowTokens - (int) Math.ceil(windowTokens * safetyMargin);
    if (replyTokens < 1 || usable <= replyTokens) {
      throw new IllegalArgumentException(
          "window-tokens %d, of which %d may be used, must be more than reply-tokens %d, above 0"
              .formatted(windowTokens, usable, replyTokens));
    }
    return new Window(usable, replyTokens);
  }
}
