package dev.trawl.retrieval.analysis;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds the different written forms of a word to one: capital letters, full-width letters,
 * ligatures, digits of all scripts, accents as separate characters, hyphens and dashes. Folding the
 * result again does not change it.
 */
final class Folding {
  /** The ligatures U+FB00 to U+FB06. */
  private static final String[] LIGATURES = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

  private Folding() {}

  /** Appends {@code word} from {@code from} to {@code to} to {@code folded}. */
  static void fold(CharSequence word, int from, int to, StringBuilder folded) {
    int start = folded.length();
    for (int i = from; i < to; i++) {
      char c = word.charAt(i);
      if (c < 0x80) {
        folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 0x20) : c);
      } else if (CharacterType.isCommonIdeograph(c)) {
        folded.append(c);
      } else if (Character.isHighSurrogate(c) && i + 1 < to) {
        foldPair(Character.codePointAt(word, i++), folded);
      } else if (c >= 0x300 && c < 0x370) {
        compose(folded, start, c);
      } else {
        fold(Character.toLowerCase(c), folded);
      }
    }
  }

  private static void fold(char c, StringBuilder folded) {
    if (c >= 0xFF01 && c <= 0xFF5E) {
      folded.append((char) (c - 0xFEE0));
    } else if (c >= 0xFB00 && c <= 0xFB06) {
      folded.append(LIGATURES[c - 0xFB00]);
    } else if (c == 'ß') {
      folded.append("ss");
    } else if (c == 'ς') {
      folded.append('σ');
    } else if (Character.isDigit(c)) {
      folded.append((char) ('0' + Character.digit(c, 10)));
    } else if (isWritingForm(c)) {
      folded.append(compatible(String.valueOf(c)));
    } else if (!isInvisible(c)) {
      folded.append(c);
    }
  }

  /** Folds a character outside the basic plane, such as a bold mathematical letter or digit. */
  private static void foldPair(int c, StringBuilder folded) {
    if (c >= 0x1D400 && c <= 0x1D7FF) {
      folded.append(compatible(Character.toString(c)));
    } else if (Character.isDigit(c)) {
      folded.append((char) ('0' + Character.digit(c, 10)));
    } else {
      folded.appendCodePoint(Character.toLowerCase(c));
    }
  }

  /**
   * Combines an accent with the letter before it into one character, as most texts write it. An
   * accent that cannot be combined is dropped.
   */
  private static void compose(StringBuilder folded, int start, char accent) {
    int last = folded.length() - 1;
    if (last >= start) {
      var letter = folded.charAt(last) + String.valueOf(accent);
      var composed = Normalizer.normalize(letter, Normalizer.Form.NFC);
      if (composed.length() == 1) {
        folded.setCharAt(last, composed.charAt(0));
      }
    }
  }

  private static String compatible(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** Returns true for a Roman numeral or a unit that is one character, such as Ⅳ or ㎞. */
  static boolean isWritingForm(int c) {
    return c >= 0x2160 && c <= 0x217F || c >= 0x3380 && c <= 0x33DF;
  }

  private static boolean isInvisible(char c) {
    return c == 0xAD || c == 0x200C || c == 0x200D;
  }

  /** The usual form of a character that joins words: the hyphen for each hyphen and dash. */
  static char joint(char c) {
    return switch (c) {
      case '‐', '‑', '‒', '–', '—', '―', '−', '－', '﹣' -> '-';
      case '’' -> '\'';
      case '＿' -> '_';
      case '．', '٫' -> '.';
      case '٬' -> ',';
      case '／' -> '/';
      case '＠' -> '@';
      default -> c;
    };
  }

  /** Returns true for dashes that occur more often between words than inside an identifier. */
  static boolean isDash(char c) {
    return c >= '‒' && c <= '―' || c == '−';
  }
}
