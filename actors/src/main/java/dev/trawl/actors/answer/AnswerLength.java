package dev.trawl.actors.answer;

import dev.trawl.retrieval.outline.NumberWords;
import dev.trawl.retrieval.outline.Numerals;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The length of an answer in words. In scripts without spaces between words, each character counts
 * as a word.
 */
public final class AnswerLength {
  /** A larger number is ignored, because it is probably not the length of an answer. */
  private static final int MAX_WORDS = 1_000_000;

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final String DIGITS = "\\d{1,3}(?:[.,'’\\u00a0\\u202f ]\\d{3})+|\\d+";

  /** "2000 words", "1.500 Wörter", "2 000 mots", "a 2000-word essay". */
  private static final Pattern LATIN =
      Pattern.compile(
          "(?<![\\d.,])("
              + DIGITS
              + ")\\s*(k)?[- \\u00a0\\u202f]*"
              + "(?:words?|w[oö]rter[ns]?|worten?|mots|palabras|parole|palavras|слов)\\b",
          FLAGS | Pattern.UNICODE_CHARACTER_CLASS);

  /** "two thousand words", "fifteen hundred words". */
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
              + " (hundred|thousand)[ -]words?\\b",
          FLAGS);

  /** "2000字", "两千字", "1.5万字", "2000文字", "2000자". */
  private static final Pattern EAST =
      Pattern.compile(
          "("
              + DIGITS
              + "|\\d+\\.\\d+)?([零〇一二两兩三四五六七八九十百千万萬]*)\\s*[多余餘]?\\s*[个個]?\\s*"
              + "(?:文字|汉字|漢字|字|词|詞|자)(?![母典体體幕])");

  /** Words before a length that make it an upper limit. */
  private static final Pattern AT_MOST =
      Pattern.compile(
          "(?:\\b(?:at most|no more than|not more than|max(?:imum|imal)?(?: of|"
              + " de)?|under|below|(?<!not |no )(?:less|fewer) than|up to|within|not"
              + " exceed(?:ing)?|höchstens|maximal|bis zu|(?<!nicht )weniger als|au plus|au"
              + " maximum|moins de|como máximo|a lo sumo|menos"
              + " de)|不超过|不超過|不多于|不多於|最多|至多|(?<!不)少[于於]|不到)\\s*(?:the |of |de )?\\z",
          FLAGS);

  private static final Pattern AT_MOST_AFTER =
      Pattern.compile(
          "\\A\\s*(?:以内|以內|以下|之内|之內|内で|or (?:less|fewer)|at most|max|maximum"
              + "|oder weniger|ou moins|o menos|以下で)",
          FLAGS);

  /** A numeral whose last unit is left out, as in 两千五 (2,500). */
  private static final Pattern SHORTENED = Pattern.compile("[百千万萬][一二两兩三四五六七八九]\\z");

  private static final Pattern TEN_THOUSAND = Pattern.compile("[万萬]");

  private AnswerLength() {}

  /**
   * The number of words that {@code instruction} asks for; 0 if it names no length or only an upper
   * limit.
   */
  public static int in(String instruction) {
    return Math.max(
        longest(LATIN.matcher(instruction), instruction, AnswerLength::latin),
        Math.max(
            longest(ENGLISH.matcher(instruction), instruction, AnswerLength::english),
            longest(EAST.matcher(instruction), instruction, AnswerLength::east)));
  }

  private interface Value {
    double of(Matcher match);
  }

  private static int longest(Matcher matches, String text, Value value) {
    var longest = 0;
    while (matches.find()) {
      var words = value.of(matches);
      var isLimit =
          AT_MOST.matcher(text.substring(0, matches.start())).find()
              || AT_MOST_AFTER.matcher(text.substring(matches.end())).find();
      if (!isLimit && words <= MAX_WORDS) {
        longest = Math.max(longest, (int) words);
      }
    }
    return longest;
  }

  private static double latin(Matcher match) {
    return number(match.group(1)) * (match.group(2) == null ? 1 : 1000);
  }

  private static double english(Matcher match) {
    var number = Math.max(1, NumberWords.cardinal(match.group(1).toLowerCase(Locale.ROOT)));
    return number * (match.group(2).equalsIgnoreCase("hundred") ? 100 : 1000);
  }

  private static double east(Matcher match) {
    var digits = match.group(1);
    var numeral = match.group(2);
    if (digits == null) {
      return eastNumber(numeral);
    }
    var number = digits.matches("\\d+\\.\\d{1,2}") ? Double.parseDouble(digits) : number(digits);
    return number * (numeral.isEmpty() ? 1 : eastNumber("一" + numeral));
  }

  private static double number(String digits) {
    return Double.parseDouble(digits.replaceAll("\\D", ""));
  }

  /** The value of a Chinese numeral such as 两千五百; 两千五 is 2,500. */
  private static double eastNumber(String numeral) {
    var full = SHORTENED.matcher(numeral).replaceFirst(AnswerLength::withLastUnit);
    var parts = TEN_THOUSAND.split(full, 2);
    return parts.length == 1
        ? Numerals.east(full)
        : 10_000.0 * Math.max(1, Numerals.east(parts[0])) + Numerals.east(parts[1]);
  }

  /** {@code 千五} becomes {@code 千五百}. */
  private static String withLastUnit(MatchResult shortened) {
    var units = "百千万萬";
    return shortened.group() + "十百千千".charAt(units.indexOf(shortened.group().charAt(0)));
  }

  /** The number of words in {@code text}. */
  static int of(String text) {
    var words = 0;
    var isInWord = false;
    for (var at = 0; at < text.length(); ) {
      var point = text.codePointAt(at);
      at += Character.charCount(point);
      var isSingle = isSingle(point);
      var isPart = !isSingle && Character.isLetterOrDigit(point);
      words += isSingle || (isPart && !isInWord) ? 1 : 0;
      isInWord = isPart || (isInWord && (point == '\'' || point == '’' || point == '-'));
    }
    return words;
  }

  private static boolean isSingle(int point) {
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> false;
    };
  }
}
