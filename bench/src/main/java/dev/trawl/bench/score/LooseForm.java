package dev.trawl.bench.score;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text in a form that is the same however it is written: small letters, half width, simplified
 * characters, numbers in digits, dates as year, month and day.
 *
 * @param text its words of {@link NormalForm}, a space before and after each
 */
record LooseForm(String text) {
  private static final Transliterator SIMPLIFY =
      Transliterator.getInstance("Traditional-Simplified");

  /** What joins words; other punctuation stands within a word or beside it. */
  private static final Pattern JOINTS = Pattern.compile("[\\p{Pd}/]");

  static LooseForm of(String text) {
    return new LooseForm(" " + NormalForm.of(JOINTS.matcher(folded(text)).replaceAll(" ")) + " ");
  }

  /** Up to numbers and dates: words and punctuation stand as they stood. */
  static String folded(String text) {
    var small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Dates.inOneForm(Numerals.inDigits(SIMPLIFY.transliterate(small)));
  }

  /** The words that say something, each in loose form. */
  static List<LooseForm> keywords(String text, String language) {
    return Words.of(JOINTS.matcher(folded(text)).replaceAll(" ")).stream()
        .filter(word -> !FunctionWords.of(language).contains(word))
        .map(LooseForm::of)
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  boolean isEmpty() {
    return text.isBlank();
  }

  /** Whether the words of {@code part} stand together here; none stand nowhere. */
  boolean contains(LooseForm part) {
    return !part.isEmpty() && text.contains(part.text);
  }
}
