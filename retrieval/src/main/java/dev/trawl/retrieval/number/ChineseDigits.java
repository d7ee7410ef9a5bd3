package dev.trawl.retrieval.number;

/** Writes the numbers of a date in Chinese: a year digit by digit, and 15 as 十五. */
final class ChineseDigits {
  private static final String DIGITS = "〇一二三四五六七八九";

  private ChineseDigits() {}

  static String of(int number) {
    if (number < 100 && number >= 10) {
      int tens = number / 10;
      int ones = number % 10;
      return (tens > 1 ? digit(tens) : "") + "十" + (ones > 0 ? digit(ones) : "");
    }
    var text = new StringBuilder();
    String.valueOf(number).chars().forEach(c -> text.append(digit(c - '0')));
    return text.toString();
  }

  private static String digit(int digit) {
    return DIGITS.substring(digit, digit + 1);
  }
}
