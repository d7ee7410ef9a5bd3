package dev.trawl.http.openai;

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
    if (Tokens.builtIn().count(text) <= mostTokens) {
      return new SentText(text, STOP);
    }
    var low = 0;
    var high = text.codePointCount(0, text.length());
    while (high - low > 1) {
      var middle = (low + high) >>> 1;
      if (Tokens.builtIn().count(prefix(text, middle)) <= mostTokens) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new SentText(prefix(text, low), "length");
  }

  private static String prefix(String text, int codePoints) {
    return text.substring(0, text.offsetByCodePoints(0, codePoints));
  }
}
