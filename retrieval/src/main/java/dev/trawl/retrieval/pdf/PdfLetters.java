package dev.trawl.retrieval.pdf;

import java.text.Normalizer;

/**
 * Replaces characters that only say how a letter is drawn, such as the ligature {@code ﬁ} or the
 * form of an Arabic letter in the middle of a word, by the letters that people search for.
 */
final class PdfLetters {
  private static final char KASHIDA = '\u0640';
  private static final char ALEF = '\u0627';

  /** The word Allah, which starts with an alef. Some fonts show another alef before it. */
  private static final char ALLAH = '\ufdf2';

  private PdfLetters() {}

  /** Appends the letters of {@code text} to {@code all}. */
  static void append(String text, StringBuilder all) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (isForm(character)) {
        if (character == ALLAH && !all.isEmpty() && all.charAt(all.length() - 1) == ALEF) {
          all.setLength(all.length() - 1);
        }
        // The replacements of some marks start with a space.
        all.append(Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFKC).strip());
      } else {
        all.append(character);
      }
    }
  }

  private static boolean isForm(char character) {
    return character >= '\ufb00' && character <= '\ufdff'
        || character >= '\ufe70' && character <= '\ufefe';
  }

  /** The letters of {@code text}, without the strokes that stretch Arabic words. */
  static String readable(String text) {
    var all = new StringBuilder(text.length());
    append(text, all);
    int size = 0;
    for (int i = 0; i < all.length(); i++) {
      char character = all.charAt(i);
      boolean isStretch =
          character == KASHIDA && size > 0 && isArabic(all.charAt(size - 1)) && follows(all, i);
      if (!isStretch) {
        all.setCharAt(size++, character);
      }
    }
    return all.substring(0, size);
  }

  /** True if a letter follows the strokes at {@code index}. */
  private static boolean follows(StringBuilder text, int index) {
    int next = index;
    while (next < text.length() && text.charAt(next) == KASHIDA) {
      next++;
    }
    return next < text.length() && isArabic(text.charAt(next));
  }

  private static boolean isArabic(char character) {
    return Character.getDirectionality(character) == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
        || Character.getType(character) == Character.NON_SPACING_MARK;
  }
}
