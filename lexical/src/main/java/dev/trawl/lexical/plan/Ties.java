package dev.trawl.lexical.plan;

import java.util.List;

/** Reads relations from a sentence: who is whose father, and so on. */
final class Ties {
  private Ties() {}

  /**
   * The relations in {@code sentence}: those of kinship, and those called {@code noun}.
   *
   * @param noun another relation to look for; empty for none
   * @param sought a name to recognise in any spelling
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
