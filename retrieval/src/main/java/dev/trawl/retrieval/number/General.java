package dev.trawl.retrieval.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Formats the number of a cell that has no number format ("General" in Excel). A spreadsheet shows
 * about 10 digits, or 1.2E+11 in a narrow cell; here all 15 digits that it stores are shown.
 */
final class General {
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);
  private static final int MAX_INTEGER_DIGITS = 21;
  private static final int MAX_ZEROS = 9;

  private General() {}

  static String of(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    var number = decimal(value).stripTrailingZeros();
    int integerDigits = number.precision() - number.scale();
    if (integerDigits > MAX_INTEGER_DIGITS || integerDigits < -MAX_ZEROS) {
      return number.round(DIGITS).toString();
    }
    return number.toPlainString();
  }

  /** The decimal number that a spreadsheet shows for {@code value}. */
  static BigDecimal decimal(double value) {
    return value == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(value).round(DIGITS);
  }
}
