package dev.trawl.lexical.span;

import dev.trawl.lexical.words.Tag;
import java.util.Set;

/**
 * Tells a sentence that speaks of another than the one asked about: a name of the question is
 * missing from its chunk, another name stands in its place, and no pronoun stands for the missing
 * one.
 */
final class Rival {
  private static final Set<String> PRONOUNS =
      Set.of(
          "he", "she", "it", "they", "his", "her", "hers", "its", "their", "this", "these", "him",
          "them", "who", "which", "there", "here", "i", "we", "our", "my", "他", "她", "它", "他们",
          "她们", "它们", "其", "此", "这", "這", "该", "該", "我", "我们", "我們");

  /** Share of the question below which a definition defines something else. */
  private static final double MOST_OF_SUBJECT = 0.6;

  private static final Set<String> COPULAS = Set.of("is", "are", "was", "were", ":");

  /**
   * Share of the question's names that a chunk must hold for its sentences to speak of the same.
   */
  private static final double MOST_NAMES = 0.55;

  private Rival() {}

  /**
   * Whether {@code sentence}, answered by what stands from {@code startChar} to {@code endChar},
   * speaks of another.
   *
   * @param names share of the question's names that stand in its chunk
   */
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
      other |= outside && isName(sentence, i) && sentence.asked()[i] == 0;
    }
    return other;
  }

  /** In Chinese also a number, or one of several single characters side by side. */
  private static boolean isName(Parsed sentence, int i) {
    if (!sentence.scene().wanted().question().language().equals("zh")) {
      return sentence.tag(i) == Tag.NAME;
    }
    return sentence.tag(i) == Tag.NAME
        || sentence.word(i).hasDigit()
        || isSingle(sentence, i) && (isSingle(sentence, i - 1) || isSingle(sentence, i + 1));
  }

  private static boolean isSingle(Parsed sentence, int i) {
    return sentence.tag(i) == Tag.OTHER && sentence.word(i).surface().length() == 1;
  }

  /**
   * Whether {@code sentence} says what something is, and that something shares a word with the
   * subject of the question but has others of its own: the code of the gate, asked for that of the
   * tower.
   *
   * @param told share of the question that the sentence, the one before and the headings hold
   */
  static boolean definesAnother(Parsed sentence, double told) {
    if (told >= MOST_OF_SUBJECT || !sentence.slot().role().equals("copula")) {
      return false;
    }
    boolean shared = false;
    boolean own = false;
    for (int i = 0; i < sentence.size(); i++) {
      if (COPULAS.contains(sentence.lower(i))) {
        return shared && own;
      }
      boolean noun = sentence.tag(i) == Tag.NOUN || sentence.tag(i) == Tag.NAME;
      shared |= sentence.isAsked(i);
      own |= noun && sentence.asked()[i] == 0;
    }
    return false;
  }
}
