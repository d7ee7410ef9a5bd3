package dev.trawl.lexical.plan;

import java.util.List;

/** Extracts relations from a sentence, such as who is whose father. */
final class StatedRelations {
  private StatedRelations() {}

  /**
   * The relations in {@code sentence}: kinship, and the relation named {@code noun}.
   *
   * @param noun another relation to look for; empty for none
   * @param knownName a name to recognise even if it is not capitalised
   */
  static List<StatedRelation> in(String sentence, String noun, String knownName) {
    return isChinese(sentence)
        ? ChineseRelations.in(sentence, noun)
        : EnglishRelations.in(sentence, noun, knownName);
  }

  static boolean isChinese(String text) {
    return text.codePoints()
        .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
  }
}
