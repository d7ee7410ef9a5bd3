package dev.trawl.retrieval.analysis;

import com.ibm.icu.text.Transliterator;

/**
 * Folds traditional Chinese characters to simplified ones, character by character, as ICU maps
 * them. Thread-safe: a race only looks a character up twice.
 */
final class Simplified {
  /** For each ideograph of the basic plane its simplified form; 0 where not yet looked up. */
  private static final char[] FORMS = new char[0x10000];

  private Simplified() {}

  /** {@code text}, same length. */
  static String fold(String text) {
    char[] folded = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char form = form(c);
      if (form != c) {
        folded = folded == null ? text.toCharArray() : folded;
        folded[i] = form;
      }
    }
    return folded == null ? text : new String(folded);
  }

  private static char form(char c) {
    if (c < 0x3400 || c > 0x9FFF) {
      return c;
    }
    char form = FORMS[c];
    if (form == 0) {
      form = Icu.lookUp(c);
      FORMS[c] = form;
    }
    return form;
  }

  /** Loaded with the first ideograph: its rules take a while to read. */
  private static final class Icu {
    private static final Transliterator RULES =
        Transliterator.getInstance("Traditional-Simplified");

    static synchronized char lookUp(char c) {
      String simplified = RULES.transliterate(String.valueOf(c));
      return simplified.length() == 1 ? simplified.charAt(0) : c;
    }
  }
}
