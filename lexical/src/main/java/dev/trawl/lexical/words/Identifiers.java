package dev.trawl.lexical.words;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds UUIDs, hashes and long codes: letters and digits in a row that name one thing, whatever
 * language is spoken around them.
 */
public final class Identifiers {
  /** Of fewer characters it may be a date, a number with its unit, the model of a car. */
  private static final Pattern LONG =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{10,198}[A-Za-z0-9]");

  private static final int DIGITS = 4;

  private Identifiers() {}

  /** In lower case. */
  public static List<String> of(String text) {
    return LONG.matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(Identifiers::isMixed)
        .map(code -> code.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static boolean isMixed(String code) {
    return code.chars().filter(Character::isDigit).count() >= DIGITS
        && code.chars().anyMatch(Character::isLetter);
  }
}
