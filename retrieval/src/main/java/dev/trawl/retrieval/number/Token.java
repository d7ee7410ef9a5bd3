package dev.trawl.retrieval.number;

/**
 * A part of a number format.
 *
 * @param text the literal text, the digit placeholder, or the letters of a date part in lower case
 */
record Token(Kind kind, String text) {
  enum Kind {
    LITERAL,
    /** One of 0, # and ?. */
    DIGIT,
    POINT,
    COMMA,
    PERCENT,
    EXPONENT,
    SLASH,
    TEXT,
    GENERAL,
    /** A run of one letter such as {@code yyyy}. */
    DATE,
    /** Hours, minutes or seconds that do not start again at 24 or 60. */
    ELAPSED,
    /** The words for morning and afternoon, separated by a slash. */
    HALF_DAY,
    /** Digits of a second, one character each. */
    SECOND_DIGITS
  }

  boolean is(Kind other) {
    return kind == other;
  }

  char letter() {
    return text.charAt(0);
  }
}
