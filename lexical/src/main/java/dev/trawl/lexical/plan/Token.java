package dev.trawl.lexical.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A word, a possessive ending or a punctuation mark, in a language that separates words by spaces.
 *
 * @param start index of its first UTF-16 unit in the text
 * @param end index after its last UTF-16 unit
 */
record Token(int start, int end, String text) {
  static final String POSSESSIVE = "'s";

  private static final Set<String> TITLES =
      Set.of("mr", "mrs", "ms", "dr", "st", "prof", "sr", "jr", "rev", "gen", "capt");

  static List<Token> scan(String text) {
    var tokens = new ArrayList<Token>();
    for (int at = 0; at < text.length(); ) {
      char unit = text.charAt(at);
      if (Character.isWhitespace(unit) || Character.isSpaceChar(unit)) {
        at++;
      } else if (isWord(unit)) {
        at = addWord(text, at, tokens);
      } else {
        boolean possessive = isApostrophe(unit) && isPluralPossessive(text, at);
        tokens.add(new Token(at, at + 1, possessive ? POSSESSIVE : String.valueOf(unit)));
        at++;
      }
    }
    return tokens;
  }

  /** Adds the word that starts at {@code start}. Returns the index after it. */
  private static int addWord(String text, int start, List<Token> tokens) {
    int end = wordPartEnd(text, start);
    while (end + 1 < text.length() && isJoiner(text.charAt(end)) && isWord(text.charAt(end + 1))) {
      if (isPossessive(text, end)) {
        add(text, start, end, tokens);
        tokens.add(new Token(end, end + 2, POSSESSIVE));
        return end + 2;
      }
      end = wordPartEnd(text, end + 1);
    }
    end += isAbbreviated(text, start, end) ? 1 : 0;
    add(text, start, end, tokens);
    return end;
  }

  private static void add(String text, int start, int end, List<Token> tokens) {
    tokens.add(new Token(start, end, text.substring(start, end)));
  }

  private static int wordPartEnd(String text, int start) {
    int at = start;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isWord(char unit) {
    return Character.isLetterOrDigit(unit)
        || unit == '_'
        || Character.isSurrogate(unit)
        || Character.getType(unit) == Character.NON_SPACING_MARK;
  }

  private static boolean isJoiner(char unit) {
    return unit == '-' || isApostrophe(unit);
  }

  private static boolean isApostrophe(char unit) {
    return unit == '\'' || unit == '’';
  }

  /** Returns true if the apostrophe at {@code at} starts a possessive "'s". */
  private static boolean isPossessive(String text, int at) {
    return isApostrophe(text.charAt(at))
        && Character.toLowerCase(text.charAt(at + 1)) == 's'
        && (at + 2 == text.length() || !isWord(text.charAt(at + 2)));
  }

  /**
   * Returns true if the apostrophe at {@code at} marks a possessive after a word that ends in "s".
   */
  private static boolean isPluralPossessive(String text, int at) {
    return at > 0
        && text.charAt(at - 1) == 's'
        && at + 2 < text.length()
        && text.charAt(at + 1) == ' '
        && Character.isLetter(text.charAt(at + 2));
  }

  /**
   * Returns true if the full stop after the word belongs to an initial or a title before a name.
   */
  private static boolean isAbbreviated(String text, int start, int end) {
    if (end + 2 >= text.length()
        || text.charAt(end) != '.'
        || text.charAt(end + 1) != ' '
        || !Character.isUpperCase(text.charAt(start))
        || !Character.isUpperCase(text.charAt(end + 2))) {
      return false;
    }
    return TITLES.contains(text.substring(start, end).toLowerCase(Locale.ROOT)) || end - start == 1;
  }

  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }

  boolean is(String word) {
    return text.equalsIgnoreCase(word);
  }

  boolean startsUpper() {
    return Character.isUpperCase(text.codePointAt(0));
  }

  boolean isMark() {
    return !Character.isLetterOrDigit(text.codePointAt(0)) && !text.equals(POSSESSIVE);
  }

  /** Returns true if a clause ends here. */
  boolean isStop() {
    return text.length() == 1 && ".;:!?".contains(text);
  }
}
