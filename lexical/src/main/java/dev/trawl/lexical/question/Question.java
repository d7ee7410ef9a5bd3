package dev.trawl.lexical.question;

import dev.trawl.lexical.words.ChineseNames;
import dev.trawl.lexical.words.FunctionWords;
import dev.trawl.lexical.words.Quoted;
import dev.trawl.lexical.words.Segmenter;
import dev.trawl.lexical.words.Word;
import dev.trawl.lexical.words.WordScanner;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A question with what the rules found out about it.
 *
 * @param kind what it asks for
 * @param focus the noun asked for ("city" in "Which city …"), lower case; empty if none
 * @param whAt place of the question word: in Chinese its first UTF-16 unit in the text, otherwise
 *     its index among the words; -1 if there is none
 * @param words all its words
 * @param content the words that say what to look for rather than how it is asked
 * @param names the words that name something: capitalised, quoted, numbers, identifiers
 */
public record Question(
    String text,
    String language,
    Kind kind,
    String focus,
    int whAt,
    List<Word> words,
    BitSet content,
    BitSet names) {

  public static Question of(String text, String language) {
    return language.equals("zh") ? chinese(text) : spaced(text, language);
  }

  private static Question spaced(String text, String language) {
    var words = WordScanner.scan(text);
    var asked = EnglishKinds.detect(words);
    var content = new BitSet();
    var names = new BitSet();
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (word.isMark() || FunctionWords.isEnglish(word.lower())) {
        continue;
      }
      content.set(i);
      if (isName(words, i)) {
        names.set(i);
      }
    }
    quoted(text, words, content, names);
    return new Question(
        text, language, asked.kind(), asked.focus(), asked.at(), words, content, names);
  }

  private static boolean isName(List<Word> words, int i) {
    var word = words.get(i);
    return word.hasDigit()
        || word.surface().indexOf('_') >= 0
        || word.surface().substring(1).chars().anyMatch(Character::isUpperCase)
        || (word.startsUpper()
            && (i > 0 || words.size() > 1 && words.get(1).surface().matches("['’]s")));
  }

  private static Question chinese(String text) {
    var words = Segmenter.join(text, WordScanner.scan(text));
    var asked = ChineseKinds.detect(text);
    var blank = FunctionWords.chinese(Segmenter.simplify(text));
    var content = new BitSet();
    var names = new BitSet();
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (word.isMark()
          || blank.get(word.start(), word.end()).cardinality() == word.surface().length()) {
        continue;
      }
      content.set(i);
      if (word.hasDigit() || !Segmenter.isHan(word)) {
        names.set(i);
      }
    }
    topic(words, content, names);
    quoted(text, words, content, names);
    return new Question(text, "zh", asked.kind(), asked.focus(), asked.at(), words, content, names);
  }

  /**
   * Marks a Chinese question's topic as a name, because Chinese does not mark names. A word that
   * reads as a person's name is one. If nothing else in the question is a name, the first sequence
   * of single characters is taken, which the dictionary does not know; otherwise the first content
   * word, which is usually the topic.
   */
  private static void topic(List<Word> words, BitSet content, BitSet names) {
    for (int at = content.nextSetBit(0); at >= 0; at = content.nextSetBit(at + 1)) {
      int end = ChineseNames.end(words, at);
      if (end > at) {
        names.set(at, end);
        return;
      }
    }
    if (!names.isEmpty()) {
      return;
    }
    for (int at = content.nextSetBit(0); at >= 0; at = content.nextSetBit(at + 1)) {
      int end = at;
      while (content.get(end) && isSingle(words, end) && isNextTo(words, end, at)) {
        end++;
      }
      if (end - at > 1) {
        names.set(at, end);
        return;
      }
    }
    if (!content.isEmpty()) {
      names.set(content.nextSetBit(0));
    }
  }

  private static boolean isSingle(List<Word> words, int at) {
    return words.get(at).surface().length() == 1 && Segmenter.isHan(words.get(at));
  }

  /** Whether the words {@code first} to {@code at} are adjacent and each has one character. */
  private static boolean isNextTo(List<Word> words, int at, int first) {
    return words.get(at).start() - words.get(first).start() == at - first;
  }

  /** Marks everything quoted as content and as a name. */
  private static void quoted(String text, List<Word> words, BitSet content, BitSet names) {
    for (var span : Quoted.spans(text)) {
      for (int i = 0; i < words.size(); i++) {
        var word = words.get(i);
        if (word.start() >= span.startChar() && word.end() <= span.endChar() && !word.isMark()) {
          content.set(i);
          names.set(i);
        }
      }
    }
  }

  /** The question with everything but content replaced by spaces; each word keeps its place. */
  public String contentText() {
    var blank = new StringBuilder(" ".repeat(text.length()));
    content.stream()
        .mapToObj(words::get)
        .forEach(word -> blank.replace(word.start(), word.end(), word.surface()));
    return blank.toString();
  }

  public List<Word> contentWords() {
    return new ArrayList<>(content.stream().mapToObj(words::get).toList());
  }
}
