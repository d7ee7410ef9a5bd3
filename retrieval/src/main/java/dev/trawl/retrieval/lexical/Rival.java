package dev.trawl.retrieval.lexical;

import java.util.Set;

/**
 * Tells a sentence that speaks of another than the one asked about: a name of the question is
 * missing from it, another name stands in its place, and no pronoun stands for the missing one.
 */
final class Rival {
  private static final Set<String> PRONOUNS =
      Set.of(
          "he", "she", "it", "they", "his", "her", "hers", "its", "their", "this", "these", "him",
          "them", "who", "which", "there", "here", "i", "we", "our", "my");

  /** Share of the question's names that a sentence must hold to speak of the same. */
  private static final double MOST_NAMES = 0.8;

  private Rival() {}

  /** Whether {@code sentence}, answered by its words from..to, speaks of another. */
  static boolean speaksOfAnother(Parsed sentence, double names, int startChar, int endChar) {
    if (names >= MOST_NAMES) {
      return false;
    }
    boolean other = false;
    for (int i = 0; i < sentence.size(); i++) {
      if (PRONOUNS.contains(sentence.lower(i))) {
        return false;
      }
      var word = sentence.word(i);
      boolean outside = word.end() <= startChar || word.start() >= endChar;
      other |= outside && sentence.tag(i) == Tag.NAME && sentence.asked()[i] == 0;
    }
    return other;
  }
}
