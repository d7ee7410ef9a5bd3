package dev.trawl.http.openai;

import dev.trawl.actors.window.QuestionFit;
import dev.trawl.retrieval.chunk.Tokens;

/**
 * The text of a reply, cut as the client wants.
 *
 * @param finishReason {@code stop}, or {@code length} if the limit of tokens cut it
 */
record SentText(String text, String finishReason) {
  private static final String STOP = "stop";

  /** {@code text} up to the first stop, and of that at most the number of tokens. */
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

  private static SentText limited(String text, int mostTokens) {
    var fitting = QuestionFit.prefix(text, part -> Tokens.builtIn().count(part) <= mostTokens);
    return new SentText(fitting, fitting.length() == text.length() ? STOP : "length");
  }
}
