package dev.trawl.http.openai;

import dev.trawl.actors.window.QuestionFit;
import dev.trawl.retrieval.chunk.Tokens;

/**
 * The text of a reply, cut at the client's stop texts and token limit.
 *
 * @param finishReason {@code stop}, or {@code length} if it was cut at the token limit
 */
record SentText(String text, String finishReason) {
  private static final String STOP = "stop";

  /** Cuts {@code text} before the first stop text, and at the token limit. */
  static SentText of(String text, ChatFields fields) {
    var end =
        fields.stop().stream()
            .mapToInt(text::indexOf)
            .filter(at -> at >= 0)
            .min()
            .orElse(text.length());
    var stopped = text.substring(0, end);
    return fields.maxTokens().isPresent()
        ? limited(stopped, fields.maxTokens().getAsInt())
        : new SentText(stopped, STOP);
  }

  private static SentText limited(String text, int limit) {
    var fitting = QuestionFit.prefix(text, part -> Tokens.builtIn().count(part) <= limit);
    return new SentText(fitting, fitting.length() == text.length() ? STOP : "length");
  }
}
