package dev.trawl.retrieval.office;

import dev.trawl.retrieval.number.RomanNumerals;

/** Writes the number of a list item in the number formats of Word. */
public final class ListNumber {
  private static final int MAX_ROMAN = 9_999;
  private static final String DIGITS = "〇一二三四五六七八九";
  private static final String UNITS = " 十百千";
  private static final String GANADA = "가나다라마바사아자차카타파하";
  private static final String AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";

  private ListNumber() {}

  /**
   * @param format a value of {@code ST_NumberFormat}; unknown formats are written as decimals
   */
  public static String of(int number, String format) {
    if (number <= 0) {
      return String.valueOf(number);
    }
    return switch (format) {
      case "upperRoman" -> roman(number).toUpperCase(java.util.Locale.ROOT);
      case "lowerRoman" -> roman(number);
      case "upperLetter" -> letters(number, 'A');
      case "lowerLetter" -> letters(number, 'a');
      case "decimalZero" -> number < 10 ? "0" + number : String.valueOf(number);
      case "ordinal" -> number + ending(number);
      case "decimalFullWidth", "decimalFullWidth2" -> fullWidth(number);
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
          number <= 20 ? String.valueOf((char) ('①' + number - 1)) : String.valueOf(number);
      case "chineseCounting",
          "chineseCountingThousand",
          "japaneseCounting",
          "taiwaneseCounting",
          "taiwaneseCountingThousand",
          "koreanCounting",
          "ideographDigital" ->
          chinese(number);
      case "ganada" -> fromList(number, GANADA);
      case "aiueo", "aiueoFullWidth" -> fromList(number, AIUEO);
      default -> String.valueOf(number);
    };
  }

  static String roman(int number) {
    return number > MAX_ROMAN ? String.valueOf(number) : RomanNumerals.of(number);
  }

  /** Word continues with aa, bb and cc after z. */
  private static String letters(int number, char first) {
    int repeats = Math.min(20, (number - 1) / 26 + 1);
    return String.valueOf((char) (first + (number - 1) % 26)).repeat(repeats);
  }

  private static String ending(int number) {
    int tens = number % 100;
    if (tens >= 11 && tens <= 13) {
      return "th";
    }
    return switch (number % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }

  private static String fullWidth(int number) {
    var text = new StringBuilder();
    String.valueOf(number).chars().forEach(c -> text.append((char) (c - '0' + '０')));
    return text.toString();
  }

  private static String chinese(int number) {
    if (number > 9_999) {
      return String.valueOf(number);
    }
    var text = new StringBuilder();
    var digits = String.valueOf(number);
    boolean zero = false;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      int unit = digits.length() - 1 - i;
      if (digit == 0) {
        zero = true;
        continue;
      }
      if (zero) {
        text.append('〇');
        zero = false;
      }
      if (digit != 1 || unit != 1 || !text.isEmpty()) {
        text.append(DIGITS.charAt(digit));
      }
      if (unit > 0) {
        text.append(UNITS.charAt(unit));
      }
    }
    return text.toString();
  }

  private static String fromList(int number, String list) {
    return number <= list.length()
        ? String.valueOf(list.charAt(number - 1))
        : String.valueOf(number);
  }
}
