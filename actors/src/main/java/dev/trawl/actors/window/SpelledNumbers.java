package dev.trawl.actors.window;

import dev.trawl.retrieval.analysis.ChineseNumbers;
import dev.trawl.retrieval.outline.NumberWords;
import dev.trawl.retrieval.outline.Numerals;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds numbers that are written as words, in English, German, French, Spanish and Chinese. "One"
 * and 一 are left out, because they are also pronouns and articles.
 */
final class SpelledNumbers {
  /** Up to this number, a claim may count things that the text only lists. */
  static final int MAX_SMALL = 12;

  private static final int HUNDRED = 100;

  /** "Quatre vingt dix sept" has four words. */
  private static final int MAX_WORDS = 4;

  private static final Map<String, Integer> SCALES =
      Map.ofEntries(
          Map.entry("hundred", HUNDRED),
          Map.entry("cent", HUNDRED),
          Map.entry("cents", HUNDRED),
          Map.entry("hundert", HUNDRED),
          Map.entry("thousand", 1000),
          Map.entry("mille", 1000),
          Map.entry("mil", 1000),
          Map.entry("tausend", 1000),
          Map.entry("million", 1_000_000),
          Map.entry("millions", 1_000_000),
          Map.entry("millionen", 1_000_000),
          Map.entry("millones", 1_000_000));

  private static final Set<String> JOINTS = Set.of("and", "und", "et", "y");

  /** Number words of one language that mean something else in another. */
  private static final Set<String> AMBIGUOUS =
      Set.of("once", "elf", "neuf", "cent", "cents", "mil", "mille", "million", "thousand", "sept");

  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");
  private static final Pattern ACCENT = Pattern.compile("\\p{M}");
  private static final Pattern JOINED = Pattern.compile("[ \\u00a0\\u2010\\u2011-]");

  /** Thousands, hundreds and the rest, as in "dreihundertvierzig". Each of them may be missing. */
  private static final Pattern GERMAN =
      Pattern.compile("(?:(\\p{L}*)tausend)?(?:und)?(?:(\\p{L}*)hundert)?(?:und)?(\\p{L}*)");

  /** A single Chinese numeral is a number only before a word that counts things. */
  private static final Pattern CHINESE_DIGIT =
      Pattern.compile(
          "(?<![第〇零一二两兩三四五六七八九十百千万萬亿億])[二两兩三四五六七八九十]"
              + "(?=[个個人名位条條座家间間口只隻年月日天次里两兩户戶艘辆輛头頭匹棵本张張层層岁歲种種件块塊孔根丈尺斤])");

  /** 两 after a numeral is a unit of weight. */
  private static final Pattern TAEL = Pattern.compile("(?<=[十百千万萬亿億])[两兩](?![百千万萬亿億])");

  private static final Pattern SCALED =
      Pattern.compile(
          "(?iu)(?<![\\d.,])(\\d{1,3}(?:,\\d{3})+|\\d{1,15}(?:\\.\\d{1,6})?) ?(万|萬|亿|億|thousand|million|billion)");

  /**
   * A number in a text.
   *
   * @param end index after its last UTF-16 unit
   */
  record Number(int start, int end, String text, long value) {
    boolean isSmall() {
      return value <= MAX_SMALL;
    }

    /** The number in digits. */
    String digits() {
      return String.valueOf(value);
    }

    private boolean isAmbiguous() {
      return AMBIGUOUS.contains(folded(text));
    }
  }

  private SpelledNumbers() {}

  /**
   * The numbers that a claim certainly names. Words that mean something else in another language
   * are left out.
   */
  static List<Number> claimed(String text) {
    return all(text).filter(number -> !number.isAmbiguous()).toList();
  }

  /** The numbers that may be meant, in digits: spelled ones, and those such as "3.4 million". */
  static List<String> digits(String text) {
    var scaled =
        SCALED
            .matcher(text)
            .results()
            .map(found -> new BigDecimal(found.group(1).replace(",", "")).multiply(scale(found)))
            .map(number -> number.stripTrailingZeros().toPlainString());
    return Stream.concat(all(text).map(Number::digits), scaled).toList();
  }

  private static BigDecimal scale(MatchResult found) {
    return BigDecimal.valueOf(
        switch (found.group(2).toLowerCase(Locale.ROOT)) {
          case "thousand" -> 1000L;
          case "万", "萬" -> 10_000L;
          case "million" -> 1_000_000L;
          case "亿", "億" -> 100_000_000L;
          default -> 1_000_000_000L;
        });
  }

  /** The value of a word or words such as "forty-two"; 0 if it is not one spelled number. */
  static long value(String word) {
    var numbers = claimed(word);
    return numbers.size() == 1 && numbers.getFirst().text().length() == word.length()
        ? numbers.getFirst().value()
        : 0;
  }

  private static Stream<Number> all(String text) {
    var chinese =
        ChineseNumbers.in(TAEL.matcher(text).replaceAll("斤")).stream()
            .filter(number -> "百千万萬亿億".indexOf(text.charAt(number.start())) < 0)
            .map(found -> number(text, found.start(), found.end(), found.value()));
    var single =
        CHINESE_DIGIT
            .matcher(text)
            .results()
            .map(found -> number(text, found.start(), found.end(), Numerals.east(found.group())));
    return Stream.of(spelled(text).stream(), chinese, single)
        .flatMap(each -> each)
        .filter(number -> number.value() > 1);
  }

  private static Number number(String text, int start, int end, long value) {
    return new Number(start, end, text.substring(start, end), value);
  }

  /** Without case and accents, as {@link NumberWords} has them. */
  private static String folded(String word) {
    var plain = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    return ACCENT.matcher(plain).replaceAll("").replace("ß", "ss");
  }

  private static List<Number> spelled(String text) {
    var words = WORD.matcher(text).results().toList();
    var numbers = new ArrayList<Number>();
    for (var at = 0; at < words.size(); ) {
      var reading = new Reading(text, words, at);
      reading.read();
      if (reading.at > at) {
        numbers.add(
            number(text, words.get(at).start(), words.get(reading.at - 1).end(), reading.value()));
      }
      at = Math.max(at + 1, reading.at);
    }
    return numbers;
  }

  /** Reads one number. Mutable. */
  private static final class Reading {
    private final String text;
    private final List<MatchResult> words;
    private final int first;

    /** The word after the number. */
    private int at;

    private long total;
    private long section;

    Reading(String text, List<MatchResult> words, int first) {
      this.text = text;
      this.words = words;
      this.first = first;
      this.at = first;
    }

    long value() {
      return total + section;
    }

    void read() {
      while (readScale(at) || readCardinal(at) || (isJoint() && readCardinal(at + 1))) {
        // Each call moves to the word after the part that it read.
      }
    }

    private boolean readScale(int from) {
      var scale = isJoined(from) ? SCALES.getOrDefault(word(from), 0) : 0;
      if (scale == 0 || section > HUNDRED && scale == HUNDRED) {
        return false;
      }
      if (scale == HUNDRED) {
        section = Math.max(1, section) * HUNDRED;
      } else {
        total += Math.max(1, section) * scale;
        section = 0;
      }
      at = from + 1;
      return true;
    }

    /** A number below 100, at the start, or after "hundred" or "thousand". */
    private boolean readCardinal(int from) {
      if (section % HUNDRED != 0) {
        return false;
      }
      for (var size = MAX_WORDS; size > 0; size--) {
        var value = isJoined(from, size) ? cardinal(from, size) : 0;
        if (value > 0 && (from == first || value < HUNDRED)) {
          section += value;
          at = from + size;
          return true;
        }
      }
      return false;
    }

    private long cardinal(int from, int size) {
      var joined = new StringBuilder(word(from));
      for (var next = from + 1; next < from + size; next++) {
        joined.append(' ').append(word(next));
      }
      var value = NumberWords.cardinal(joined.toString());
      return value == 0 && size == 1 ? german(word(from)) : value;
    }

    private boolean isJoint() {
      return at > first && section + total >= HUNDRED && isJoined(at) && JOINTS.contains(word(at));
    }

    private boolean isJoined(int from, int size) {
      for (var each = from; each < from + size; each++) {
        if (!isJoined(each)) {
          return false;
        }
      }
      return true;
    }

    /** Returns true if only a space or a hyphen is before the word. */
    private boolean isJoined(int index) {
      return index == first
          || (index < words.size()
              && JOINED
                  .matcher(text.substring(words.get(index - 1).end(), words.get(index).start()))
                  .matches());
    }

    private String word(int index) {
      return folded(words.get(index).group());
    }
  }

  /** The value of a compound such as "dreihundertvierzig"; 0 if it is not a compound. */
  private static long german(String word) {
    if (!word.contains("hundert") && !word.contains("tausend")) {
      return 0;
    }
    var parts = GERMAN.matcher(word);
    if (!parts.matches()) {
      return 0;
    }
    var thousands = word.contains("tausend") ? part(parts.group(1)) : 0;
    var hundreds = word.contains("hundert") ? part(parts.group(2)) : 0;
    var rest = parts.group(3).isEmpty() ? 0 : NumberWords.cardinal(parts.group(3));
    var isWhole = rest > 0 || parts.group(3).isEmpty();
    return isWhole && thousands >= 0 && hundreds >= 0
        ? 1000 * thousands + HUNDRED * hundreds + rest
        : 0;
  }

  /** The number before "hundert" or "tausend"; -1 if there is another word. */
  private static long part(String word) {
    if (word.isEmpty() || word.equals("ein")) {
      return 1;
    }
    var value = NumberWords.cardinal(word);
    return value > 0 ? value : -1;
  }
}
