package dev.trawl.lexical.span;

import dev.trawl.lexical.words.Tag;
import java.util.Set;

/**
 * Recognises a sentence about something else than the question: a name of the question is missing
 * from its chunk, the sentence has another name, and no pronoun that could stand for the missing
 * one.
 */
final class OtherSubject {
  private static final Set<String> PRONOUNS =
      Set.of(
          "he", "she", "it", "they", "his", "her", "hers", "its", "their", "this", "these", "him",
          "them", "who", "which", "there", "here", "i", "we", "our", "my", "他", "她", "它", "他们",
          "她们", "它们", "其", "此", "这", "這", "该", "該", "我", "我们", "我們");

  /** A definition with less of the question than this defines something else. */
  private static final double MOST_OF_SUBJECT = 0.6;

  private static final Set<String> COPULAS = Set.of("is", "are", "was", "were", ":");

  /** The least share of the question's names that a chunk about the same thing contains. */
  private static final double MOST_NAMES = 0.55;

  private OtherSubject() {}

  /**
   * Whether {@code sentence} is about something else, if the answer stands from {@code startChar}
   * to {@code endChar}.
   *
   * @param names share of the question's names that stand in its chunk
   */
  static boolean speaksOfAnother(
      ParsedSentence sentence, double names, int startChar, int endChar) {
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

  /**
   * Whether the word is a name. In Chinese also a number, or one of several adjacent single
   * characters.
   */
  private static boolean isName(ParsedSentence sentence, int i) {
    if (!sentence.marked().wanted().question().language().equals("zh")) {
      return sentence.tag(i) == Tag.NAME;
    }
    return sentence.tag(i) == Tag.NAME
        || sentence.word(i).hasDigit()
        || isSingle(sentence, i) && (isSingle(sentence, i - 1) || isSingle(sentence, i + 1));
  }

  private static boolean isSingle(ParsedSentence sentence, int i) {
    return sentence.tag(i) == Tag.OTHER && sentence.word(i).surface().length() == 1;
  }

  /**
   * Whether {@code sentence} defines something that shares a word with the question's subject but
   * has other words of its own: the code of the gate, if the question is about that of the tower.
   *
   * @param told share of the question in this sentence, the one before and the headings
   */
  static boolean definesAnother(ParsedSentence sentence, double told) {
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
