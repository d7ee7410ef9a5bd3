package dev.trawl.lexical.words;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits text into words and punctuation marks; only white space is dropped.
 *
 * <p>Unlike the analysis of the index, it keeps every word in its original form, because answers
 * are extracted from the original text. Numbers with separators, identifiers, dotted names and
 * addresses are single words. A possessive or negative ending is a separate word, as taggers
 * expect. In scripts without spaces, each code point is a word; {@link Segmenter} joins them.
 */
public final class WordScanner {
  /** Includes hyphens of different widths, but no dashes. */
  private static final String JOINERS = "-‐‑－﹣_＿.@/:+#,'’";

  private final String text;
  private final int end;
  private final List<Word> words = new ArrayList<>();

  private WordScanner(String text, int end) {
    this.text = text;
    this.end = end;
  }

  public static List<Word> scan(String text) {
    return scan(text, 0, text.length());
  }

  /**
   * The words of {@code text} between {@code start} and {@code end}, with their positions in the
   * whole text.
   */
  public static List<Word> scan(String text, int start, int end) {
    var scanner = new WordScanner(text, end);
    scanner.scanFrom(start);
    return scanner.words;
  }

  private void scanFrom(int start) {
    int at = start;
    while (at < end) {
      int point = text.codePointAt(at);
      int width = Character.charCount(point);
      if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
        at += width;
      } else if (isSpaced(point)) {
        at = addWord(at);
      } else {
        add(at, Math.min(end, at + width));
        at += width;
      }
    }
  }

  /** Returns true if the code point belongs to a script that puts spaces between words. */
  private static boolean isSpaced(int point) {
    return (Character.isLetterOrDigit(point)
            || Character.getType(point) == Character.NON_SPACING_MARK
            || Character.getType(point) == Character.COMBINING_SPACING_MARK
            || point == '_')
        && !isUnspaced(point);
  }

  /** Returns true if the code point belongs to a script that puts no spaces between words. */
  public static boolean isUnspaced(int point) {
    if (point < 0x0E00) {
      return false;
    }
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  /** Adds the word that starts at {@code start}. Returns the index after it. */
  private int addWord(int start) {
    int at = wordPartEnd(start, end);
    while (at + 1 < end && JOINERS.indexOf(text.charAt(at)) >= 0 && joins(start, at)) {
      at = wordPartEnd(at + 1, end);
    }
    int cut = endingStart(start, at);
    add(start, cut);
    if (cut < at) {
      add(cut, at);
    }
    return at;
  }

  private int wordPartEnd(int start, int limit) {
    int at = start;
    while (at < limit && isSpaced(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return Math.min(at, limit);
  }

  /** Returns true if the character at {@code at} joins two parts of one word. */
  private boolean joins(int start, int at) {
    if (!isSpaced(text.codePointAt(at + 1))) {
      return false;
    }
    char mark = text.charAt(at);
    boolean digitBefore = Character.isDigit(text.charAt(at - 1));
    boolean digitAfter = Character.isDigit(text.charAt(at + 1));
    return switch (mark) {
      case '_', '＿', '@' -> true;
      case '\'', '’' -> Character.isLetter(text.charAt(at - 1));
      case ',' -> digitBefore && digitAfter && isGroupOfThree(at + 1);
      case '.' -> (digitBefore && digitAfter) || joinsNames(start, at);
      default -> hasDigit(start, at) || hasDigitAfter(at + 1);
    };
  }

  private boolean joinsNames(int start, int at) {
    return Character.isLowerCase(text.codePointAt(at + 1)) || at - start == 1;
  }

  private boolean isGroupOfThree(int at) {
    int stop = at;
    while (stop < end && Character.isDigit(text.charAt(stop))) {
      stop++;
    }
    return stop - at == 3;
  }

  private boolean hasDigit(int from, int to) {
    return text.substring(from, to).chars().anyMatch(Character::isDigit);
  }

  private boolean hasDigitAfter(int at) {
    return hasDigit(at, wordPartEnd(at, end));
  }

  /**
   * The start of the possessive or negative ending of the word; the end of the word if it has none.
   */
  private int endingStart(int start, int stop) {
    int length = stop - start;
    char last = Character.toLowerCase(text.charAt(stop - 1));
    if (length > 2 && last == 's' && isApostrophe(text.charAt(stop - 2))) {
      return stop - 2;
    }
    if (length > 3
        && last == 't'
        && isApostrophe(text.charAt(stop - 2))
        && Character.toLowerCase(text.charAt(stop - 3)) == 'n') {
      return stop - 3;
    }
    return stop;
  }

  private static boolean isApostrophe(char mark) {
    return mark == '\'' || mark == '’';
  }

  private void add(int start, int stop) {
    words.add(new Word(start, stop, text.substring(start, stop)));
  }
}
