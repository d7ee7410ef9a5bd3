package dev.trawl.retrieval.chunk;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Detects the language of a text from its first {@value #CHARS} characters. Stateless.
 *
 * <p>If only one language uses the script, that is the language. Otherwise the text is searched for
 * letters that only one language has. For Latin script, the language is the one with the most
 * function words in the text. A text without function words, such as a name, is "und", because a
 * wrong guess would select the wrong stemmer.
 */
public final class Languages {
  /** The code for an unknown language. */
  public static final String UNKNOWN = "und";

  private static final int CHARS = 1500;

  /** An ideograph or a syllable carries about as much information as this many letters. */
  private static final int SYLLABLE = 3;

  private Languages() {}

  /** ISO 639-1 code of the main language of {@code text}; "und" if unknown. */
  public static String of(String text) {
    String sample = sample(text);
    var letters = letters(sample);
    var script =
        letters.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    return script.map(s -> ofScript(s, letters, sample)).orElse(UNKNOWN);
  }

  /** Returns true if a text labelled {@code language} may in fact be in {@code other}. */
  static boolean mayBeMistaken(String language, String other) {
    return language.equals(UNKNOWN)
        || (FunctionWords.supports(language) && FunctionWords.supports(other));
  }

  private static String sample(String text) {
    if (text.length() <= CHARS) {
      return text;
    }
    int end = Character.isLowSurrogate(text.charAt(CHARS)) ? CHARS - 1 : CHARS;
    return text.substring(0, end);
  }

  private static Map<UnicodeScript, Integer> letters(String sample) {
    var letters = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
    int latin = 0;
    for (int i = 0; i < sample.length(); ) {
      int c = sample.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetter(c)) {
        continue;
      }
      if (c < 0x250) {
        latin++;
      } else {
        var script = UnicodeScript.of(c);
        letters.merge(script, weight(script), Integer::sum);
      }
    }
    if (latin > 0) {
      letters.merge(UnicodeScript.LATIN, latin, Integer::sum);
    }
    return letters;
  }

  private static int weight(UnicodeScript script) {
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> SYLLABLE;
      default -> 1;
    };
  }

  private static String ofScript(
      UnicodeScript script, Map<UnicodeScript, Integer> letters, String sample) {
    return switch (script) {
      case LATIN -> FunctionWords.language(sample);
      case HAN, HIRAGANA, KATAKANA -> chineseOrJapanese(letters);
      case HANGUL -> "ko";
      case CYRILLIC -> has(sample, "іїєґ") ? "uk" : "ru";
      case ARABIC -> arabic(sample);
      case DEVANAGARI -> "hi";
      case THAI -> "th";
      case GREEK -> "el";
      case HEBREW -> "he";
      case BENGALI -> "bn";
      case TAMIL -> "ta";
      case TELUGU -> "te";
      case GUJARATI -> "gu";
      case GURMUKHI -> "pa";
      case KANNADA -> "kn";
      case MALAYALAM -> "ml";
      case LAO -> "lo";
      case KHMER -> "km";
      case MYANMAR -> "my";
      case GEORGIAN -> "ka";
      case ARMENIAN -> "hy";
      case ETHIOPIC -> "am";
      default -> UNKNOWN;
    };
  }

  /** Japanese prose always has kana; Chinese has kana only in quotations. */
  private static String chineseOrJapanese(Map<UnicodeScript, Integer> letters) {
    int han = letters.getOrDefault(UnicodeScript.HAN, 0);
    int kana =
        letters.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
    return kana * 8 > han ? "ja" : "zh";
  }

  private static String arabic(String sample) {
    if (has(sample, "ٹڈےں")) {
      return "ur";
    }
    return has(sample, "پچژگ") ? "fa" : "ar";
  }

  /** Returns true if the sample contains more letters of {@code signs} than a single name would. */
  private static boolean has(String sample, String signs) {
    String small = sample.toLowerCase(Locale.ROOT);
    long found = small.chars().filter(c -> signs.indexOf(c) >= 0).count();
    return found * 100 > small.length();
  }
}
