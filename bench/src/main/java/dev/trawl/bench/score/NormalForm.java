package dev.trawl.bench.score;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Normalises answers for comparison: the SQuAD v1.1 evaluation's normal form (lower case, no
 * punctuation, no English articles, single spaces), with full-width forms folded. Each Han
 * character, kana or Hangul syllable is a separate word, as in the CMRC and MLQA evaluations.
 */
public final class NormalForm {
  private static final Pattern MARKERS = Pattern.compile("\\s*\\[\\d{1,4}]");
  private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}\\p{S}]");
  private static final Pattern ARTICLES = Pattern.compile("\\b(a|an|the)\\b");

  private NormalForm() {}

  /** Returns {@code answer} without citation markers such as {@code [1]}. */
  public static String withoutMarkers(String answer) {
    return MARKERS.matcher(answer).replaceAll("").strip();
  }

  /** Returns the words of {@code text} in normal form, in order. */
  public static List<String> words(String text) {
    var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var unpunctuated = PUNCTUATION.matcher(folded).replaceAll("");
    var words = new ArrayList<String>();
    for (var word : ARTICLES.matcher(unpunctuated).replaceAll(" ").strip().split("\\s+")) {
      addParts(word, words);
    }
    return words;
  }

  /** Returns the words of {@code text} in normal form, joined by single spaces. */
  public static String of(String text) {
    return String.join(" ", words(text));
  }

  /** Returns true if {@code text} contains the words of {@code phrase} in sequence. */
  public static boolean contains(String text, String phrase) {
    return (" " + of(text) + " ").contains(" " + of(phrase) + " ");
  }

  private static void addParts(String word, List<String> into) {
    var run = new StringBuilder();
    word.codePoints()
        .forEach(
            point -> {
              if (isSingleWord(point)) {
                flush(run, into);
                into.add(Character.toString(point));
              } else {
                run.appendCodePoint(point);
              }
            });
    flush(run, into);
  }

  private static void flush(StringBuilder run, List<String> into) {
    if (!run.isEmpty()) {
      into.add(run.toString());
      run.setLength(0);
    }
  }

  private static boolean isSingleWord(int point) {
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> false;
    };
  }
}
