package dev.trawl.actors.model;

import dev.trawl.protocol.Window;
import java.util.Optional;

/**
 * The window of a prompted model, and its price.
 *
 * @param windowTokens the model's window, prompt and reply together
 * @param replyTokens tokens of the window to reserve for the reply, but at most a quarter of the
 *     usable window
 * @param longReplyTokens maximum number of tokens to reserve for a long answer, but at most half of
 *     the usable window
 * @param safetyMargin share of the window, from 0 to below 1, that is left unused because the
 *     model's own tokenizer may count more than ours
 * @param price empty if calls are free or the price is unknown
 */
public record PromptSettings(
    int windowTokens,
    int replyTokens,
    int longReplyTokens,
    double safetyMargin,
    Optional<Price> price) {
  public PromptSettings {
    if (!(safetyMargin >= 0 && safetyMargin < 1)) {
      throw new IllegalArgumentException(
          "safety-margin must be at least 0 and below 1: " + safetyMargin);
    }
    if (longReplyTokens < 1) {
      throw new IllegalArgumentException("long-reply-tokens must be above 0: " + longReplyTokens);
    }
    window(windowTokens, replyTokens, safetyMargin);
  }

  /** A larger share would leave too little room for documents in a small window. */
  private static final int REPLY_SHARE = 4;

  /** Settings that reserve the same number of tokens for every reply. */
  public PromptSettings(
      int windowTokens, int replyTokens, double safetyMargin, Optional<Price> price) {
    this(windowTokens, replyTokens, replyTokens, safetyMargin, price);
  }

  /** The tokens to reserve for a reply that needs {@code needed} tokens. */
  int replyTokens(int needed) {
    var usual = window().replyTokens();
    var most = Math.max(usual, Math.min(longReplyTokens, window().tokens() / 2));
    return Math.clamp(needed, usual, most);
  }

  /** The usable part of the window. */
  Window window() {
    return window(windowTokens, replyTokens, safetyMargin);
  }

  private static Window window(int windowTokens, int replyTokens, double safetyMargin) {
    var usable = windowTokens - (int) Math.ceil(windowTokens * safetyMargin);
    if (replyTokens < 1) {
      throw new IllegalArgumentException("reply-tokens must be above 0: " + replyTokens);
    }
    if (usable < 2) {
      throw new IllegalArgumentException(
          "window-tokens is %d, of which %d are usable; that leaves no room for a prompt and a reply"
              .formatted(windowTokens, usable));
    }
    return new Window(usable, Math.min(replyTokens, Math.max(1, usable / REPLY_SHARE)));
  }
}
