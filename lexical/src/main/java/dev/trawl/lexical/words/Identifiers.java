package dev.trawl.lexical.words;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds UUIDs, hashes and long codes. They are the same in texts of any language. */
public final class Identifiers {
  /**
   * At least 12 characters; shorter codes may be dates, numbers with a unit, or names of products.
   */
  private static final Pattern LONG =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{10,198}[A-Za-z0-9]");

  private static final Pattern HYPHENS = Pattern.compile("[‐-―−－﹣]");

  private static final int MIN_DIGITS = 4;

  private Identifiers() {}

  /** The identifiers of {@code text}, folded. */
  public static List<String> of(String text) {
    return LONG.matcher(folded(text))
        .results()
        .map(MatchResult::group)
        .filter(Identifiers::isMixed)
        .toList();
  }

  /**
   * {@code text} in lower-case, half-width letters, with a plain hyphen for each hyphen and dash.
   */
  public static String folded(String text) {
    var narrow = Normalizer.normalize(text, Normalizer.Form.NFKC).replace("\u00ad", "");
    return HYPHENS.matcher(narrow).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  private static boolean isMixed(String code) {
    return code.chars().filter(Character::isDigit).count() >= MIN_DIGITS
        && code.chars().anyMatch(Character::isLetter);
  }
}
