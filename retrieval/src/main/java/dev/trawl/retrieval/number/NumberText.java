package dev.trawl.retrieval.number;

import dev.trawl.retrieval.number.Token.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Shows a number with digit placeholders, as in {@code #,##0.00}. Stateless. */
final class NumberText {
  private static final int GROUP = 3;
  private static final int MAX_DENOMINATOR = 9999;

  /** A number with more digits than this is shown without its format. */
  private static final int MAX_DIGITS = 60;

  private NumberText() {}

  static String of(Section section, double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    var tokens = section.tokens();
    var number = General.decimal(value);
    for (var token : tokens) {
      number = token.is(Kind.PERCENT) ? number.movePointRight(2) : number;
    }
    if (!section.has(Kind.DIGIT)) {
      return literals(tokens);
    }
    if (number.precision() - number.scale() > MAX_DIGITS && !section.has(Kind.EXPONENT)) {
      return General.of(value);
    }
    if (section.has(Kind.EXPONENT)) {
      return scientific(tokens, number);
    }
    if (section.has(Kind.SLASH)) {
      return fraction(tokens, number);
    }
    number = number.movePointLeft(GROUP * scalingCommas(tokens));
    return signed(number, fixed(tokens, number));
  }

  private static String literals(List<Token> tokens) {
    var text = new StringBuilder();
    tokens.forEach(token -> text.append(token.text()));
    return text.toString().strip();
  }

  /** Puts the sign before the number, unless it was rounded to zero. */
  private static String signed(BigDecimal number, String shown) {
    boolean zero = shown.chars().filter(Character::isDigit).allMatch(c -> c == '0');
    return number.signum() < 0 && !zero ? "-" + shown : shown;
  }

  /**
   * Counts the commas after the last digit before the point and after the last digit of all; each
   * of them divides the number by a thousand.
   */
  private static int scalingCommas(List<Token> tokens) {
    int commas = 0;
    boolean afterDigit = false;
    for (var token : tokens) {
      switch (token.kind()) {
        case DIGIT -> {
          commas = 0;
          afterDigit = true;
        }
        case COMMA -> commas += afterDigit ? 1 : 0;
        case POINT -> {
          return commas + scalingCommasAfterPoint(tokens);
        }
        default -> {}
      }
    }
    return commas;
  }

  private static int scalingCommasAfterPoint(List<Token> tokens) {
    int commas = 0;
    for (int i = tokens.size() - 1; i >= 0 && !tokens.get(i).is(Kind.POINT); i--) {
      if (tokens.get(i).is(Kind.DIGIT)) {
        return commas;
      }
      commas += tokens.get(i).is(Kind.COMMA) ? 1 : 0;
    }
    return commas;
  }

  private static String fixed(List<Token> tokens, BigDecimal number) {
    int point = indexOf(tokens, Kind.POINT);
    int integerEnd = point < 0 ? tokens.size() : point;
    int decimals = count(tokens.subList(integerEnd, tokens.size()), Kind.DIGIT);
    var rounded = number.abs().setScale(decimals, RoundingMode.HALF_UP);
    var integer = rounded.toBigInteger();
    var integerPart = tokens.subList(0, integerEnd);
    var text = integer(integerPart, integer.signum() == 0 ? "" : integer.toString());
    if (point >= 0) {
      text += decimals(tokens.subList(point + 1, tokens.size()), digitsAfter(rounded, decimals));
    }
    return text.strip();
  }

  private static String digitsAfter(BigDecimal rounded, int decimals) {
    var plain = rounded.toPlainString();
    return decimals == 0 ? "" : plain.substring(plain.length() - decimals);
  }

  /**
   * Distributes digits over placeholders from the right. The first placeholder takes all remaining
   * digits. Words between placeholders stay in place.
   */
  private static String integer(List<Token> tokens, String digits) {
    boolean grouped = isGrouped(tokens);
    int placeholders = count(tokens, Kind.DIGIT);
    var reversed = new StringBuilder();
    int used = 0;
    int seen = 0;
    for (int i = tokens.size() - 1; i >= 0; i--) {
      var token = tokens.get(i);
      if (!token.is(Kind.DIGIT)) {
        reversed.append(token.is(Kind.COMMA) ? "" : new StringBuilder(token.text()).reverse());
        continue;
      }
      seen++;
      int wanted = seen == placeholders ? Math.max(digits.length() - used, 1) : 1;
      for (int d = 0; d < wanted; d++) {
        int index = digits.length() - 1 - used;
        if (index < 0 && token.letter() != '0') {
          break;
        }
        if (grouped && used > 0 && used % GROUP == 0) {
          reversed.append(',');
        }
        reversed.append(index < 0 ? '0' : digits.charAt(index));
        used++;
      }
    }
    return reversed.reverse().toString();
  }

  /** Returns true if a comma is between two placeholders. */
  private static boolean isGrouped(List<Token> tokens) {
    boolean digitBefore = false;
    boolean comma = false;
    for (var token : tokens) {
      if (token.is(Kind.DIGIT)) {
        if (comma) {
          return true;
        }
        digitBefore = true;
      } else if (token.is(Kind.COMMA)) {
        comma = digitBefore;
      }
    }
    return false;
  }

  /** The point and the digits after it; optional zeros at the end are left out. */
  private static String decimals(List<Token> tokens, String digits) {
    int shown = digits.length();
    var places = tokens.stream().filter(token -> token.is(Kind.DIGIT)).toList();
    while (shown > 0 && digits.charAt(shown - 1) == '0' && places.get(shown - 1).letter() != '0') {
      shown--;
    }
    var text = new StringBuilder(shown > 0 ? "." : "");
    int used = 0;
    for (var token : tokens) {
      if (token.is(Kind.DIGIT)) {
        text.append(used < shown ? digits.substring(used, used + 1) : "");
        used++;
      } else if (!token.is(Kind.COMMA)) {
        text.append(token.text());
      }
    }
    return text.toString();
  }

  private static String scientific(List<Token> tokens, BigDecimal number) {
    int exponentAt = indexOf(tokens, Kind.EXPONENT);
    var mantissa = tokens.subList(0, exponentAt);
    int point = indexOf(mantissa, Kind.POINT);
    int integerDigits =
        Math.max(1, count(mantissa.subList(0, point < 0 ? mantissa.size() : point), Kind.DIGIT));
    int decimals = count(mantissa, Kind.DIGIT) - integerDigits;
    int exponent = 0;
    var shown = number.abs();
    if (shown.signum() > 0) {
      exponent = Math.floorDiv(shown.precision() - shown.scale() - 1, integerDigits);
      exponent *= integerDigits;
      shown = shown.movePointLeft(exponent).setScale(Math.max(0, decimals), RoundingMode.HALF_UP);
      if (shown.precision() - shown.scale() > integerDigits) {
        exponent += integerDigits;
        shown = shown.movePointLeft(integerDigits);
      }
    }
    var sign = exponent < 0 ? "-" : tokens.get(exponentAt).text().endsWith("+") ? "+" : "";
    var power =
        integer(
            tokens.subList(exponentAt + 1, tokens.size()),
            exponent == 0 ? "" : String.valueOf(Math.abs(exponent)));
    return signed(number, fixed(mantissa, shown) + "E" + sign + power);
  }

  /** A whole number and a fraction, such as "3 1/2". */
  private static String fraction(List<Token> tokens, BigDecimal number) {
    int slash = indexOf(tokens, Kind.SLASH);
    int numeratorAt = slash;
    while (numeratorAt > 0 && tokens.get(numeratorAt - 1).is(Kind.DIGIT)) {
      numeratorAt--;
    }
    boolean mixed = count(tokens.subList(0, numeratorAt), Kind.DIGIT) > 0;
    var after = new StringBuilder();
    int end = slash + 1;
    for (; end < tokens.size() && isDenominator(tokens.get(end)); end++) {
      after.append(tokens.get(end).text());
    }
    var value = number.abs();
    var whole = mixed ? value.toBigInteger() : BigInteger.ZERO;
    long[] ratio = ratio(value.subtract(new BigDecimal(whole)).doubleValue(), after.toString());
    if (mixed && ratio[0] == ratio[1]) {
      whole = whole.add(BigInteger.ONE);
      ratio[0] = 0;
    }
    var parts = new ArrayList<String>();
    if (mixed && (whole.signum() > 0 || ratio[0] == 0)) {
      parts.add(whole.toString());
    }
    if (ratio[0] != 0 || !mixed) {
      parts.add(ratio[0] + "/" + ratio[1]);
    }
    var rest = literals(tokens.subList(end, tokens.size()));
    return signed(number, String.join(" ", parts) + (rest.isEmpty() ? "" : " " + rest));
  }

  private static boolean isDenominator(Token token) {
    return token.is(Kind.DIGIT) || token.text().matches("\\d");
  }

  /**
   * The numerator and denominator of the fraction nearest to {@code value} that fits {@code
   * places}.
   */
  private static long[] ratio(double value, String places) {
    if (places.matches("\\d*[1-9]\\d*")) {
      long denominator = Long.parseLong(places.substring(0, Math.min(9, places.length())));
      return new long[] {Math.round(value * denominator), denominator};
    }
    long limit = Math.min(MAX_DENOMINATOR, (long) Math.pow(10, Math.max(1, places.length())) - 1);
    long best = 1;
    double error = Double.MAX_VALUE;
    for (long denominator = 1; denominator <= limit; denominator++) {
      double wrong = Math.abs(value - (double) Math.round(value * denominator) / denominator);
      if (wrong < error - 1e-12) {
        error = wrong;
        best = denominator;
      }
    }
    return new long[] {Math.round(value * best), best};
  }

  private static int indexOf(List<Token> tokens, Kind kind) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is(kind)) {
        return i;
      }
    }
    return -1;
  }

  private static int count(List<Token> tokens, Kind kind) {
    return (int) tokens.stream().filter(token -> token.is(kind)).count();
  }
}
