package dev.trawl.bench.score;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.text.ParsePosition;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites English and Chinese number words in digits. Stateless. */
final class Numerals {
  private static final String UNIT =
      "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
          + "|fifteen|sixteen|seventeen|eighteen|nineteen";
  private static final String TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
  private static final String WORD =
      "(?:" + UNIT + "|" + TENS + "|hundred|thousand|million|billion)";
  private static final Pattern ENGLISH =
      Pattern.compile("\\b" + WORD + "(?:(?:[ -]| and )" + WORD + ")*\\b");
  private static final Pattern TENS_AND_UNIT =
      Pattern.compile("\\b(" + TENS + ") (" + UNIT + ")\\b");
  private static final Pattern CHINESE = Pattern.compile("[〇零一二两三四五六七八九十百千万亿]+");
  private static final Pattern GROUPING = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");
  private static final Pattern SCALED =
      Pattern.compile("(\\d+(?:\\.\\d+)?) ?(hundred|thousand|million|billion|百|千|万|亿)");
  private static final Map<String, Integer> ZEROS =
      Map.of(
          "hundred", 2, "thousand", 3, "million", 6, "billion", 9, "百", 2, "千", 3, "万", 4, "亿", 8);
  private static final String DIGITS = "零一二三四五六七八九";

  private Numerals() {}

  /**
   * Returns {@code text} with its numbers in digits, without grouping commas. Words that do not
   * form a number are unchanged.
   *
   * @param text in lower case
   */
  static String inDigits(String text) {
    var plain = GROUPING.matcher(text).replaceAll("");
    var scaled = replace(SCALED, plain, Numerals::scaledInDigits);
    var english = replace(ENGLISH, scaled, Numerals::englishInDigits);
    return replace(CHINESE, english, Numerals::chineseInDigits);
  }

  private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
    return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(by.apply(found)));
  }

  private static String scaledInDigits(MatchResult found) {
    return new BigDecimal(found.group(1))
        .scaleByPowerOfTen(ZEROS.getOrDefault(found.group(2), 0))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String englishInDigits(MatchResult found) {
    var words = found.group().replace(" and ", " ");
    return parse(TENS_AND_UNIT.matcher(words).replaceAll("$1-$2"), ULocale.ENGLISH, found.group());
  }

  /** A sequence of digits, such as a year, is converted digit by digit. */
  private static String chineseInDigits(MatchResult found) {
    var number = found.group().replace('〇', '零').replace('两', '二');
    if (number.chars().allMatch(digit -> DIGITS.indexOf(digit) >= 0)) {
      var digits = new StringBuilder();
      number.chars().forEach(digit -> digits.append(DIGITS.indexOf(digit)));
      return digits.toString();
    }
    return parse(number, ULocale.CHINESE, found.group());
  }

  private static String parse(String words, ULocale language, String otherwise) {
    var end = new ParsePosition(0);
    var number =
        new RuleBasedNumberFormat(language, RuleBasedNumberFormat.SPELLOUT).parse(words, end);
    return end.getIndex() == words.length() ? Long.toString(number.longValue()) : otherwise;
  }
}
