package dev.trawl.lexical;

/**
 * A word or a mark of punctuation as it stands in a text.
 *
 * @param start its first UTF-16 unit in the text that was scanned
 * @param end one past its last
 */
record Word(int start, int end, String surface) {
  boolean startsUpper() {
    return Character.isUpperCase(surface.codePointAt(0));
  }

  boolean hasDigit() {
    return surface.chars().anyMatch(Character::isDigit);
  }

  boolean isMark() {
    return !Character.isLetterOrDigit(surface.codePointAt(0));
  }

  String lower() {
    return surface.toLowerCase(java.util.Locale.ROOT);
  }
}
