package dev.trawl.bench.score;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Rewrites English, Chinese and numeric dates as year, month and day: {@code 1897 m3 d12}.
 * Stateless.
 */
final class Dates {
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private static final String MONTH = "(?<month>" + String.join("|", MONTHS) + ")";
  private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)";
  private static final String YEAR = "(?<year>\\d{3,4})(?!\\d)";

  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile("(?<!\\d)" + DAY + "(?: of)? " + MONTH + "(?:,? " + YEAR + ")?"),
          Pattern.compile(MONTH + " " + DAY + "(?:,? " + YEAR + ")?"),
          Pattern.compile(MONTH + "(?: of)?,? " + YEAR),
          Pattern.compile("(?<!\\d)" + YEAR + "[-/.](?<month>\\d{1,2})[-/.]" + DAY),
          Pattern.compile("(?<!\\d)" + YEAR + "年(?:(?<month>\\d{1,2})月(?:(?<day>\\d{1,2})[日号])?)?"),
          Pattern.compile("(?<!\\d)(?<month>\\d{1,2})月(?<day>\\d{1,2})[日号]"));

  private Dates() {}

  /**
   * Returns {@code text} with each date in this form. Missing parts of a date are left out.
   *
   * @param text in lower case, with numbers in digits
   */
  static String normalise(String text) {
    var rewritten = text;
    for (var form : FORMS) {
      rewritten = form.matcher(rewritten).replaceAll(date -> " " + inOrder(date) + " ");
    }
    return rewritten;
  }

  private static String inOrder(MatchResult date) {
    var year = part(date, "year").orElse("");
    var month = part(date, "month").map(Dates::month).map(number -> " m" + number).orElse("");
    var day = part(date, "day").map(Integer::valueOf).map(number -> " d" + number).orElse("");
    return year + month + day;
  }

  private static Optional<String> part(MatchResult date, String name) {
    return date.namedGroups().containsKey(name)
        ? Optional.ofNullable(date.group(name))
        : Optional.empty();
  }

  private static int month(String month) {
    return MONTHS.contains(month) ? MONTHS.indexOf(month) + 1 : Integer.parseInt(month);
  }
}
