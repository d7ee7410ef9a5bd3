package dev.trawl.lexical.words;

/**
 * A word or a punctuation mark of a text.
 *
 * @param start index of its first UTF-16 unit in the scanned text
 * @param end index after its last UTF-16 unit
 */
public record Word(int start, int end, String surface) {
  public boolean startsUpper() {
    return Character.isUpperCase(surface.codePointAt(0));
  }

  public boolean hasDigit() {
    return surface.chars().anyMatch(Character::isDigit);
  }

  public boolean isMark() {
    return !Character.isLetterOrDigit(surface.codePointAt(0));
  }

  /** In UTF-16 units. */
  public int length() {
    return end - start;
  }

  public String lower() {
    return surface.toLowerCase(java.util.Locale.ROOT);
  }
}
