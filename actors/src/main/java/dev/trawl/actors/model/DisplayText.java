package dev.trawl.actors.model;

/** Prepares text of a model or a document for display. */
final class DisplayText {
  private static final int MESSAGE_CHARS = 80;

  private DisplayText() {}

  /** The beginning of a reply, on one line, for an error message. */
  static String brief(String reply) {
    return prefix(reply.replaceAll("[\\s\\p{Cc}\\p{Cf}]+", " ").strip(), MESSAGE_CHARS);
  }

  /** At most the first {@code maxChars} UTF-16 units; no code point is split. */
  static String prefix(String text, int maxChars) {
    if (text.length() <= maxChars) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars);
  }

  /** {@code text} with unpaired surrogates replaced, because they cannot be written as UTF-8. */
  static String replaceUnpairedSurrogates(String text) {
    return text.codePoints().noneMatch(DisplayText::isUnpairedSurrogate)
        ? text
        : text.codePoints()
            .map(codePoint -> isUnpairedSurrogate(codePoint) ? '\uFFFD' : codePoint)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isUnpairedSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
