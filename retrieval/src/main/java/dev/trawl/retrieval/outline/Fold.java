package dev.trawl.retrieval.outline;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes words comparable: changes letters to lower case and removes accents. */
public final class Fold {
  private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u3000]+");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Fold() {}

  /** Makes "Première" equal to "premiere", and "Straße" equal to "strasse". */
  public static String word(String word) {
    var lower = word.toLowerCase(Locale.ROOT);
    if (isAscii(lower)) {
      return lower;
    }
    // Only accents of Latin letters are removed. In Japanese, a mark makes a different letter.
    var parts = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    return Normalizer.normalize(parts, Normalizer.Form.NFC).replace("ß", "ss");
  }

  /** Uses a loop, because a stream would take half of the time of a scan for headings. */
  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** A title without its punctuation, so that "‘The Voyage’." equals "The voyage". */
  public static String title(String title) {
    return OTHER
        .matcher(word(Normalizer.normalize(title, Normalizer.Form.NFKC)))
        .replaceAll(" ")
        .strip();
  }

  /** {@code text} on one line with single spaces. */
  public static String oneLine(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }
}
