package dev.trawl.retrieval.number;

/** Writes Roman numerals. */
public final class RomanNumerals {
  private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] NUMERALS = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };

  private RomanNumerals() {}

  /** {@code number}, from 1, in small letters. One letter is written for each thousand. */
  public static String of(int number) {
    var text = new StringBuilder();
    int rest = number;
    for (int i = 0; i < VALUES.length; i++) {
      for (; rest >= VALUES[i]; rest -= VALUES[i]) {
        text.append(NUMERALS[i]);
      }
    }
    return text.toString();
  }
}
