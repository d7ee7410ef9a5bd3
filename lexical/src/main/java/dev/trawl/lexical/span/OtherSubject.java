package dev.trawl.lexical.span;

import dev.trawl.lexical.words.Tag;
import java.util.Set;

/**
 * Recognises a sentence that is not about the subject of the question: a name of the question does
 * not occur in the chunk, and the sentence contains another name but no pronoun that may refer to
 * the missing name.
 */
final class OtherSubject {
  private static final Set<String> PRONOUNS =
      Set.of(
          "he", "she", "it", "they", "his", "her", "hers", "its", "their", "this", "these", "him",
          "them", "who", "which", "there", "here", "i", "we", "our", "my", "他", "她", "它", "他们",
          "她们", "它们", "其", "此", "这", "這", "该", "該", "我", "我们", "我們");

  /** A definition with a smaller share of the question's terms defines something else. */
  private static final double MIN_SHARE_OF_SUBJECT = 0.6;

  private static final Set<String> COPULAS = Set.of("is", "are", "was", "were", ":");

  /** The minimum share of the question's names in a chunk about the same subject. */
  private static final double MIN_SHARE_OF_NAMES = 0.55;

  private OtherSubject() {}

  /**
   * Returns true if {@code sentence} is about another subject, given an answer from {@code
   * startChar} to {@code endChar}.
   *
   * @param nameShare share of the question's names in the chunk of the sentence
   */
  static boolean isAboutAnother(
      ParsedSentence sentence, double nameShare, int startChar, int endChar) {
    if (nameShare >= MIN_SHARE_OF_NAMES) {
      return false;
    }
    boolean other = false;
    for (int i = 0; i < sentence.size(); i++) {
      if (PRONOUNS.contains(sentence.lower(i))) {
        return false;
      }
      var word = sentence.word(i);
      boolean outside = word.end() <= startChar || word.start() >= endChar;
      other |= outside && isName(sentence, i) && sentence.shares()[i] == 0;
    }
    return other;
  }

  /**
   * Returns true if the word is a name or, in Chinese, a number or one of several adjacent single
   * characters.
   */
  private static boolean isName(ParsedSentence sentence, int i) {
    if (!sentence.marked().questionTerms().question().language().equals("zh")) {
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
   * Returns true if {@code sentence} defines a similar thing: it has words of the question's
   * subject but also other nouns. An example is the code of the gate, if the question asks for the
   * code of the tower.
   *
   * @param covered share of the question's terms in this sentence, the previous sentence and the
   *     headings
   */
  static boolean definesAnother(ParsedSentence sentence, double covered) {
    if (covered >= MIN_SHARE_OF_SUBJECT || !sentence.slot().role().equals("copula")) {
      return false;
    }
    boolean sharesWord = false;
    boolean hasOwnNoun = false;
    for (int i = 0; i < sentence.size(); i++) {
      if (COPULAS.contains(sentence.lower(i))) {
        return sharesWord && hasOwnNoun;
      }
      boolean noun = sentence.tag(i) == Tag.NOUN || sentence.tag(i) == Tag.NAME;
      sharesWord |= sentence.isInQuestion(i);
      hasOwnNoun |= noun && sentence.shares()[i] == 0;
    }
    return false;
  }
}
