package dev.trawl.actors.window;

import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checks whether a number in a claim is the result of a calculation with numbers from its
 * sentences: the sum of all numbers in one sentence that have the same unit, the sum of the numbers
 * that the claim repeats, or the difference between two numbers of one of these groups.
 */
final class Calculated {
  /** With more numbers, a sum or difference often matches by coincidence. */
  private static final int MAX_NUMBERS = 8;

  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<![\\p{L}\\d.,])(?:\\d{1,3}(?:,\\d{3})+|\\d{1,15})(?:\\.\\d{1,6})?(?!\\d|[.,]\\d)");

  private static final Pattern YEAR = Pattern.compile("1\\d{3}|20\\d{2}");
  private static final Pattern PLAIN = Pattern.compile("\\d{1,15}(?:\\.\\d{1,6})?");

  private static final Pattern UNIT =
      Pattern.compile("[ \\u00a0-]?([\\p{L}&&[^\\p{IsHan}]]+|\\p{IsHan})");

  /** The unit of a year that is a bare number. */
  private static final String OF_YEARS = "year";

  /** The length of text after a number that is examined for its unit. */
  private static final int MAX_UNIT_CHARS = 30;

  /**
   * @param unit the stem of the word after the number; empty if it is not a content word
   */
  private record Quantity(BigDecimal value, String unit) {}

  private Calculated() {}

  /**
   * @param number in digits
   * @param claim the claim that contains the number
   */
  static boolean isResult(String number, String claim, List<String> sentences) {
    if (!PLAIN.matcher(number).matches()) {
      return false;
    }
    var result = new BigDecimal(number);
    return sentences.stream().anyMatch(sentence -> isResultOf(quantities(sentence), result))
        || isResult(named(claim, sentences, result), result);
  }

  private static boolean isResultOf(List<Quantity> quantities, BigDecimal result) {
    return quantities.size() <= MAX_NUMBERS
        && quantities.stream()
            .map(Quantity::unit)
            .distinct()
            .filter(unit -> !unit.isEmpty())
            .anyMatch(
                unit ->
                    isResult(values(quantities, each -> each.unit().equals(unit)), result)
                        || isResult(values(quantities, each -> mayHave(each, unit)), result));
  }

  /** In "3 crowns for the weir and 5 for the road", both numbers have the same unit. */
  private static boolean mayHave(Quantity quantity, String unit) {
    return quantity.unit().equals(unit) || (quantity.unit().isEmpty() && !unit.equals(OF_YEARS));
  }

  private static List<BigDecimal> values(List<Quantity> quantities, Predicate<Quantity> isChosen) {
    return quantities.stream().filter(isChosen).map(Quantity::value).toList();
  }

  /** The numbers from the sentences that the claim repeats, each once. */
  private static List<BigDecimal> named(String claim, List<String> sentences, BigDecimal result) {
    var known =
        sentences.stream()
            .flatMap(sentence -> quantities(sentence).stream())
            .map(Quantity::value)
            .toList();
    return quantities(claim).stream()
        .map(Quantity::value)
        .filter(value -> value.compareTo(result) != 0 && known.contains(value))
        .distinct()
        .toList();
  }

  private static boolean isResult(List<BigDecimal> values, BigDecimal result) {
    if (values.size() < 2 || values.size() > MAX_NUMBERS) {
      return false;
    }
    var sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.compareTo(result) == 0
        || IntStream.range(0, values.size())
            .anyMatch(
                first ->
                    values.subList(first + 1, values.size()).stream()
                        .anyMatch(
                            second ->
                                values.get(first).subtract(second).abs().compareTo(result) == 0));
  }

  private static List<Quantity> quantities(String text) {
    var quantities = new ArrayList<Quantity>();
    Stream.concat(
            DIGITS
                .matcher(text)
                .results()
                .map(found -> quantity(text, found.group(), found.end(), found.group())),
            SpelledNumbers.claimed(text).stream()
                .map(number -> quantity(text, number.digits(), number.end(), "")))
        .forEach(quantities::add);
    return quantities;
  }

  /**
   * @param written the number as it is in the text, if it is in digits; otherwise empty
   */
  private static Quantity quantity(String text, String digits, int end, String written) {
    var unit = unit(text.substring(end, Math.min(text.length(), end + MAX_UNIT_CHARS)));
    var isYear = unit.isEmpty() && YEAR.matcher(written).matches();
    return new Quantity(
        new BigDecimal(digits.replace(",", "")).stripTrailingZeros(), isYear ? OF_YEARS : unit);
  }

  private static String unit(String after) {
    var unit = UNIT.matcher(after);
    return unit.lookingAt()
        ? Analysis.terms(unit.group(1), "en").stream()
            .filter(term -> !term.stop())
            .map(Term::text)
            .findFirst()
            .orElse("")
        : "";
  }
}
