package dev.trawl.lexical.span;

import dev.trawl.lexical.words.Tag;
import java.util.Set;

/**
 * Recognises a sentence that is not about the subject of the question: a name of the question is
 * missing in its chunk, and the sentence contains another name but no pronoun that may refer to the
 * missing one.
 */
final class OtherSubject {
  private static final Set<String> PRONOUNS =
      Set.of(
          "he", "she", "it", "they", "his", "her", "hers", "its", "their", "this", "these", "him",
          "them", "who", "which", "there", "here", "i", "we", "our", "my", "他", "她", "它", "他们",
          "她们", "它们", "其", "此", "这", "這", "该", "該", "我", "我们", "我們");

  /** A definition that contains a smaller share of the question defines something else. */
  private static final double MIN_SHARE_OF_SUBJECT = 0.6;

  private static final Set<String> COPULAS = Set.of("is", "are", "was", "were", ":");

  /** The minimum share of the question's names in a chunk about the same subject. */
  private static final double MIN_SHARE_OF_NAMES = 0.55;

  private OtherSubject() {}

  /**
   * Returns true if {@code sentence} is about another subject, given an answer from {@code
   * startChar} to {@code endChar}.
   *
   * @param names share of the question's names in the chunk of the sentence
   */
  static boolean isAboutAnother(ParsedSentence sentence, double names, int startChar, int endChar) {
    if (names >= MIN_SHARE_OF_NAMES) {
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
   * Returns true if the word is a name or, in Chinese, a number or one of several adjacent single
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
   * Returns true if {@code sentence} defines a similar thing: it shares words with the question's
   * subject but also has other words, like the code of the gate for a question about the code of
   * the tower.
   *
   * @param covered share of the question in this sentence, the previous sentence and the headings
   */
  static boolean definesAnother(ParsedSentence sentence, double covered) {
    if (covered >= MIN_SHARE_OF_SUBJECT || !sentence.slot().role().equals("copula")) {
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
