package dev.trawl.bench.score;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A normalised text, for comparisons that ignore spelling: lower case, half width, simplified
 * characters, numbers in digits, dates as year, month and day.
 *
 * @param text the words of {@link NormalForm}, with a space before and after each
 */
record LooseForm(String text) {
  private static final Transliterator SIMPLIFY =
      Transliterator.getInstance("Traditional-Simplified");

  /** Punctuation that joins two words and is replaced by a space; other punctuation is removed. */
  private static final Pattern WORD_JOINERS = Pattern.compile("[\\p{Pd}/]");

  static LooseForm of(String text) {
    return new LooseForm(
        " " + NormalForm.of(WORD_JOINERS.matcher(folded(text)).replaceAll(" ")) + " ");
  }

  /** Normalises characters, numbers and dates, but keeps all words and punctuation. */
  static String folded(String text) {
    var lowerCase = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Dates.normalise(Numerals.inDigits(SIMPLIFY.transliterate(lowerCase)));
  }

  /** Returns the words except function words, each in loose form. */
  static List<LooseForm> keywords(String text, String language) {
    return Words.of(WORD_JOINERS.matcher(folded(text)).replaceAll(" ")).stream()
        .filter(word -> !FunctionWords.of(language).contains(word))
        .map(LooseForm::of)
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  boolean isEmpty() {
    return text.isBlank();
  }

  /**
   * Returns true if this text contains the words of {@code part} in sequence; false if {@code part}
   * is empty.
   */
  boolean contains(LooseForm part) {
    return !part.isEmpty() && text.contains(part.text);
  }
}
