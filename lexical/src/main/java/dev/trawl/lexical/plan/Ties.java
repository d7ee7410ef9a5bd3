package dev.trawl.lexical.plan;

import java.util.List;

/** Reads from a sentence who is whose what. */
final class Ties {
  private Ties() {}

  /**
   * The ties that {@code sentence} tells by words of kinship, or by {@code noun}.
   *
   * @param noun another relation to look for; empty for none
   * @param sought a name to know, however it is written
   */
  static List<Tie> in(String sentence, String noun, String sought) {
    return isChinese(sentence)
        ? ChineseTies.in(sentence, noun)
        : EnglishTies.in(sentence, noun, sought);
  }

  static boolean isChinese(String text) {
    return text.codePoints()
        .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
  }
}
