package dev.trawl.retrieval.analysis;

import com.ibm.icu.text.Transliterator;

/**
 * Folds traditional Chinese characters to simplified ones, character by character, by the rules of
 * ICU. Thread-safe without a lock: if two threads look up the same character, they get the same
 * result, and ICU synchronises access to its rules.
 */
public final class SimplifiedChinese {
  /** The simplified form of each ideograph of the basic plane; 0 if not looked up yet. */
  private static final char[] FORMS = new char[0x10000];

  private SimplifiedChinese() {}

  /** {@code text} in simplified characters; the length stays the same. */
  public static String fold(String text) {
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

  /** Loaded when the first ideograph is looked up, because reading the rules is slow. */
  private static final class Icu {
    private static final Transliterator RULES =
        Transliterator.getInstance("Traditional-Simplified");

    static char lookUp(char c) {
      String simplified = RULES.transliterate(String.valueOf(c));
      return simplified.length() == 1 ? simplified.charAt(0) : c;
    }
  }
}
