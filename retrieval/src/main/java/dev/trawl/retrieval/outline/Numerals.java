package dev.trawl.retrieval.outline;

import java.util.regex.Pattern;

/**
 * Reads Roman and Chinese numerals and half-width or full-width digits. Numbers start at 1; 0 means
 * that there is no number.
 */
public final class Numerals {
  private static final Pattern ROMAN =
      Pattern.compile("M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})");
  private static final String CHINESE_DIGITS = "〇一二三四五六七八九";
  static final int MAX = 9999;

  private Numerals() {}

  /** The value of a Roman numeral in capital letters. */
  static int roman(String word) {
    if (word.isEmpty() || !ROMAN.matcher(word).matches()) {
      return 0;
    }
    int sum = 0;
    for (int i = 0; i < word.length(); i++) {
      int value = letter(word.charAt(i));
      sum += i + 1 < word.length() && letter(word.charAt(i + 1)) > value ? -value : value;
    }
    return sum;
  }

  private static int letter(char c) {
    return switch (c) {
      case 'I' -> 1;
      case 'V' -> 5;
      case 'X' -> 10;
      case 'L' -> 50;
      case 'C' -> 100;
      case 'D' -> 500;
      default -> 1000;
    };
  }

  /** The value of half-width or full-width digits, or of a Chinese numeral such as 二十三 or 二三. */
  public static int east(String word) {
    if (word.chars().allMatch(Character::isDigit)) {
      return digits(word);
    }
    int sum = 0;
    int digit = 0;
    boolean positional = word.chars().noneMatch(c -> "十百千".indexOf(c) >= 0);
    for (int i = 0; i < word.length(); i++) {
      char c = plain(word.charAt(i));
      int value = CHINESE_DIGITS.indexOf(c);
      if (value >= 0 && positional) {
        sum = Math.min(MAX + 1, 10 * sum + value);
      } else if (value >= 0) {
        digit = value;
      } else if (c == '廿') {
        sum += 20;
      } else {
        int unit = c == '十' ? 10 : c == '百' ? 100 : 1000;
        sum += Math.max(1, digit) * unit;
        digit = 0;
      }
    }
    int all = sum + digit;
    return all > MAX ? 0 : all;
  }

  private static char plain(char c) {
    return switch (c) {
      case '零' -> '〇';
      case '两', '兩' -> '二';
      default -> c;
    };
  }

  /** The value of digits; 0 if it is greater than {@link #MAX}. */
  static int digits(String word) {
    int value = 0;
    for (int i = 0; i < word.length(); i++) {
      value = 10 * value + Character.digit(word.charAt(i), 10);
      if (value > MAX) {
        return 0;
      }
    }
    return value;
  }
}
