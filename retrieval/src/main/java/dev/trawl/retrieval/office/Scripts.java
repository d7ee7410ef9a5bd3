package dev.trawl.retrieval.office;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes raised and lowered characters in a line of plain text: 10^6, x_1, 3½. Without a mark they
 * would change the number before them.
 *
 * <p>Ordinals and abbreviations ("1st", "Mme") and chemical formulas ("H2O") are written without a
 * mark, because that is how people write and search them.
 */
final class Scripts {
  private static final Map<String, String> FRACTIONS =
      Map.ofEntries(
          Map.entry("1/2", "½"),
          Map.entry("1/3", "⅓"),
          Map.entry("2/3", "⅔"),
          Map.entry("1/4", "¼"),
          Map.entry("3/4", "¾"),
          Map.entry("1/5", "⅕"),
          Map.entry("2/5", "⅖"),
          Map.entry("3/5", "⅗"),
          Map.entry("4/5", "⅘"),
          Map.entry("1/6", "⅙"),
          Map.entry("5/6", "⅚"),
          Map.entry("1/8", "⅛"),
          Map.entry("3/8", "⅜"),
          Map.entry("5/8", "⅝"),
          Map.entry("7/8", "⅞"));

  /** Endings of ordinal numbers in several languages, as in 1st, 2nd, 3e, 1er, 4º. */
  private static final Set<String> ORDINALS =
      Set.of(
          "st", "nd", "rd", "th", "er", "re", "ère", "e", "è", "eme", "ème", "ième", "nde", "d",
          "o", "os", "º", "ª", "ste", "de", "ter", "ra", "da", "ta", "ª.", "º.");

  /** Raised endings of abbreviations, as in Mme, Dr, no. */
  private static final Set<String> ABBREVIATIONS =
      Set.of("me", "mes", "lle", "lles", "gr", "te", "ts", "rs", "os", "ème", "ère", "er", "th");

  private static final Pattern SHORT_NUMBER =
      Pattern.compile("(?:.*[^\\d.,])?\\d{1,3}", Pattern.DOTALL);
  private static final Pattern SIMPLE =
      Pattern.compile("[+\\-−–±]?[\\p{L}\\p{Nd}.,∞′]+|[^\\p{L}\\p{Nd}\\s]{1,3}");
  private static final Pattern NOTE_MARK = Pattern.compile("\\d{1,3}(?:[,–-]\\s?\\d{1,3})*");

  /** Text that ends with the symbol of a chemical element, such as the H in H2O. */
  private static final Pattern ELEMENTS =
      Pattern.compile(
          "(?:.*[^\\p{L}\\p{Nd}])?(?:(?:H|He|Li|Be|B|C|N|O|F|Na|Mg|Al|Si|P|S|Cl|K|Ca|Ti|Cr|Mn|Fe|Co|Ni|Cu"
              + "|Zn|Br|Ag|Sn|I|Ba|Hg|Pb|U)\\d*|[()])+",
          Pattern.DOTALL);

  private static final Pattern MOLECULE =
      Pattern.compile("(?:.*[^\\p{L}\\p{Nd}])?(?:H|N|O|F|Cl|Br|I)", Pattern.DOTALL);
  private static final Pattern COMPOUND = Pattern.compile(".*[\\p{L})\\d][A-Z)][a-z]?");

  private Scripts() {}

  /**
   * Returns how to write raised characters.
   *
   * @param before the text before, up to and including the character that they follow; empty at the
   *     start of a line, a space after white space
   * @param next the next character; a space if there is none
   */
  static String raised(String before, String words, char next) {
    if (before.isEmpty()) {
      return Character.isLetter(next) && isNumber(words) ? words + " " : words;
    }
    char last = before.charAt(before.length() - 1);
    if (words.equals("TM")) {
      return "™";
    }
    if (isEnding(before, words) || !isBase(last) && !isClosing(last)) {
      return isPunctuation(last) && NOTE_MARK.matcher(words).matches() ? "[" + words + "]" : words;
    }
    if (words.startsWith("^") || words.startsWith("_") || !isMarkable(words)) {
      return words;
    }
    return "^" + grouped(words);
  }

  /** Returns how to write lowered characters. The parameters are those of {@link #raised}. */
  static String lowered(String before, String words, char next) {
    if (before.isBlank() || !isMarkable(words)) {
      return words;
    }
    char last = before.charAt(before.length() - 1);
    if (!isBase(last) && !isClosing(last) || isFormula(before, words, next)) {
      return words;
    }
    return "_" + grouped(words);
  }

  /** Returns how to write a raised numerator over a lowered denominator. */
  static String fraction(String before, String numerator, String denominator) {
    if (!isNumber(numerator) || !isNumber(denominator)) {
      return grouped(numerator) + "/" + grouped(denominator);
    }
    var plain = numerator + "/" + denominator;
    var sign = FRACTIONS.get(plain);
    if (sign != null) {
      return sign;
    }
    boolean mixed = !before.isBlank() && isBase(before.charAt(before.length() - 1));
    return mixed ? " " + plain : plain;
  }

  static boolean isNumber(String words) {
    return !words.isEmpty() && words.length() <= 6 && words.chars().allMatch(Character::isDigit);
  }

  /** Adds parentheses around more than one word or number. */
  static String grouped(String words) {
    return SIMPLE.matcher(words).matches() || isGrouped(words) ? words : "(" + words + ")";
  }

  /** Returns true if one pair of parentheses already encloses the words. */
  static boolean isGrouped(String words) {
    if (!words.startsWith("(") || !words.endsWith(")")) {
      return false;
    }
    int depth = 0;
    for (int i = 0; i < words.length() - 1; i++) {
      depth += words.charAt(i) == '(' ? 1 : words.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEnding(String before, String words) {
    var lower = words.toLowerCase(java.util.Locale.ROOT);
    char last = before.charAt(before.length() - 1);
    if (Character.isDigit(last)) {
      return ORDINALS.contains(lower) && SHORT_NUMBER.matcher(before).matches();
    }
    return Character.isLetter(last)
        && (ABBREVIATIONS.contains(lower)
            || lower.equals("o") && (last == 'n' || last == 'N')
            || lower.equals("e") && "IVXLC".indexOf(last) >= 0
            || lower.equals("r") && last == 'D');
  }

  /** Returns false for marks such as * and † and for marks that have brackets already. */
  private static boolean isMarkable(String words) {
    char first = words.charAt(0);
    if (first == '[' || words.length() == 1 && "*†‡§®™©℠°'′″ºª".indexOf(first) >= 0) {
      return false;
    }
    return words
        .chars()
        .anyMatch(c -> Character.isLetterOrDigit(c) || c == '∞' || c == '+' || c == '−');
  }

  private static boolean isFormula(String before, String words, char next) {
    if (!isNumber(words) || words.startsWith("0") || words.equals("1")) {
      return false;
    }
    return ELEMENTS.matcher(before).matches()
        && (Character.isUpperCase(next)
            || next == '('
            || MOLECULE.matcher(before).matches()
            || COMPOUND.matcher(before).matches());
  }

  private static boolean isBase(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '∞' || c == '%';
  }

  private static boolean isClosing(char c) {
    return c == ')' || c == ']' || c == '}' || c == '|';
  }

  private static boolean isPunctuation(char c) {
    return ".,;:!?\"'”’»。、，；：！？」』".indexOf(c) >= 0;
  }
}
