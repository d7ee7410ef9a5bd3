package dev.trawl.retrieval.analysis;

/** Classifies characters for the tokenizer. */
final class CharacterType {
  enum Kind {
    /** Letters, digits and marks of scripts with spaces between words. */
    LETTER,
    /** Ideographs and kana. */
    IDEOGRAPH,
    HANGUL,
    /** Scripts of South-East Asia, in which only a dictionary can find words. */
    SOUTH_EAST_ASIAN,
    NONE
  }

  private CharacterType() {}

  static Kind kind(char[] text, int at, int length) {
    char c = text[at];
    if (c < 0x80) {
      boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z' || c >= '0' && c <= '9';
      return letter ? Kind.LETTER : Kind.NONE;
    }
    if (isCommonIdeograph(c)) {
      return Kind.IDEOGRAPH;
    }
    return kind(Character.codePointAt(text, at, length));
  }

  static boolean isCommonIdeograph(char c) {
    return c >= 0x4E00 && c <= 0x9FFF;
  }

  private static Kind kind(int c) {
    if (c >= 0xE00 && c < 0xF00 || c >= 0x1000 && c < 0x10A0 || c >= 0x1780 && c < 0x1800) {
      return Character.isLetterOrDigit(c) || isMark(c) ? Kind.SOUTH_EAST_ASIAN : Kind.NONE;
    }
    if (c >= 0x2E80 && isIdeograph(c)) {
      return Kind.IDEOGRAPH;
    }
    if (c >= 0xAC00 && c <= 0xD7A3 || c >= 0x1100 && c < 0x1200 || c >= 0x3131 && c < 0x3190) {
      return Kind.HANGUL;
    }
    boolean joins = c == 0x200C || c == 0x200D || c == 0xAD;
    boolean isLetter = Character.isLetterOrDigit(c) || isMark(c) || Folding.isWritingForm(c);
    return isLetter || joins ? Kind.LETTER : Kind.NONE;
  }

  private static boolean isIdeograph(int c) {
    return Character.isIdeographic(c)
        || c >= 0x3041 && c <= 0x309F
        || c >= 0x30A1 && c <= 0x30FF && c != 0x30FB
        || c >= 0x31F0 && c <= 0x31FF
        || c >= 0xFF66 && c <= 0xFF9F;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** Returns true if {@code c} always ends a word. */
  static boolean endsWord(char c) {
    return c == ' ' || c == '\n' || c == ';' || c == ')' || c == '"' || c == '(' || c == '!'
        || c == '?';
  }

  static boolean isLowerCase(char c) {
    return c >= 'a' && c <= 'z';
  }

  /** Returns true for a digit of any script. */
  static boolean isDigit(char c) {
    return c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c);
  }
}
