package dev.trawl.lexical.sentence;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The words for numbers and dates in one language, from the Unicode Common Locale Data Repository.
 * Used for languages other than English and Chinese, whose patterns also have idiomatic words.
 *
 * @param number finds digits or a number in words
 * @param date finds digits, or the name of a month or of a day of the week
 */
record KindWords(Pattern number, Pattern date) {
  private static final Map<String, KindWords> KNOWN = new ConcurrentHashMap<>();

  /** Languages that do not separate words with spaces. */
  private static final String UNSPACED = "ja th lo km my";

  static KindWords of(String language) {
    return KNOWN.computeIfAbsent(language, KindWords::load);
  }

  private static KindWords load(String language) {
    var locale = ULocale.forLanguageTag(language);
    var speller = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    var numbers =
        IntStream.concat(IntStream.rangeClosed(2, 20), IntStream.of(30, 40, 50, 60, 70, 80, 90))
            .mapToObj(speller::format);
    var symbols = DateFormatSymbols.getInstance(locale);
    var dates =
        Stream.of(
                symbols.getMonths(DateFormatSymbols.FORMAT, DateFormatSymbols.WIDE),
                symbols.getMonths(DateFormatSymbols.STANDALONE, DateFormatSymbols.WIDE),
                symbols.getWeekdays())
            .flatMap(Arrays::stream);
    return new KindWords(pattern(numbers, language), pattern(dates, language));
  }

  private static Pattern pattern(Stream<String> words, String language) {
    var alternatives =
        words
            .map(String::strip)
            .filter(word -> word.codePointCount(0, word.length()) > 1)
            .distinct()
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    var all = alternatives.isEmpty() ? "(?!)" : alternatives;
    var bounded = UNSPACED.contains(language) ? all : "(?<!\\p{L})(?:" + all + ")(?!\\p{L})";
    return Pattern.compile("\\p{Nd}|" + bounded, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
