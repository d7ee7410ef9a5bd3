package dev.trawl.lexical.words;

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

  private static final int MIN_DIGITS = 4;

  private Identifiers() {}

  /** The identifiers of {@code text}, in lower case. */
  public static List<String> of(String text) {
    return LONG.matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(Identifiers::isMixed)
        .map(code -> code.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static boolean isMixed(String code) {
    return code.chars().filter(Character::isDigit).count() >= MIN_DIGITS
        && code.chars().anyMatch(Character::isLetter);
  }
}
