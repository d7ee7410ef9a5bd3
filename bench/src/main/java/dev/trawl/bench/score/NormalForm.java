package dev.trawl.bench.score;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Answers made comparable: the SQuAD v1.1 evaluation's normal form (lower case, no punctuation, no
 * English articles, single spaces), with full-width forms folded and each Han character, kana or
 * Hangul syllable a word of its own, as the CMRC and MLQA evaluations have it.
 */
public final class NormalForm {
  private static final Pattern MARKERS = Pattern.compile("\\s*\\[\\d{1,4}]");
  private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}\\p{S}]");
  private static final Pattern ARTICLES = Pattern.compile("\\b(a|an|the)\\b");

  private NormalForm() {}

  /** {@code answer} without the {@code [1]} marks that point to its citations. */
  public static String withoutMarkers(String answer) {
    return MARKERS.matcher(answer).replaceAll("").strip();
  }

  /** The words of {@code text} in normal form, in order. */
  public static List<String> words(String text) {
    var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var bare = PUNCTUATION.matcher(folded).replaceAll("");
    var words = new ArrayList<String>();
    for (var word : ARTICLES.matcher(bare).replaceAll(" ").strip().split("\\s+")) {
      addParts(word, words);
    }
    return words;
  }

  /** The words joined by single spaces. */
  public static String of(String text) {
    return String.join(" ", words(text));
  }

  /** Whether the words of {@code phrase} stand together, in order, in {@code text}. */
  public static boolean contains(String text, String phrase) {
    return (" " + of(text) + " ").contains(" " + of(phrase) + " ");
  }

  private static void addParts(String word, List<String> into) {
    var run = new StringBuilder();
    word.codePoints()
        .forEach(
            point -> {
              if (standsAlone(point)) {
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

  private static boolean standsAlone(int point) {
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> false;
    };
  }
}
