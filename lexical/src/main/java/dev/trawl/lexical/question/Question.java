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
 * A question with the results of its analysis.
 *
 * @param kind the kind of answer that it asks for
 * @param focus the noun that it asks for ("city" in "Which city …"), in lower case; empty if there
 *     is none
 * @param whAt position of the question word: in Chinese the index of its first UTF-16 unit in the
 *     text, otherwise its index in {@code words}; -1 if there is none
 * @param words all words
 * @param content the content words, which say what to search for
 * @param names the words that name something: capitalised or quoted words, numbers and identifiers
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
    var questionWord = questionWord(text, words, language);
    var functionWords = FunctionWords.of(text, language);
    var content = new BitSet();
    var names = new BitSet();
    int first = first(words);
    for (int i = first; i < words.size(); i++) {
      var word = words.get(i);
      if (word.isMark()
          || FunctionWords.isEnglish(word.lower())
          || functionWords.get(word.start(), word.end()).cardinality() == word.length()) {
        continue;
      }
      content.set(i);
      if (isName(words, i, first)) {
        names.set(i);
      }
    }
    markQuoted(text, words, content, names);
    return new Question(
        text,
        language,
        questionWord.kind(),
        questionWord.focus(),
        questionWord.at(),
        words,
        content,
        names);
  }

  /**
   * In languages without rules of their own, the kind comes from the question word, and the
   * position of the missing answer is unknown.
   */
  private static EnglishKinds.QuestionWord questionWord(
      String text, List<Word> words, String language) {
    var kind = QuestionWords.kind(text, words, language);
    return kind == Kind.THING
        ? EnglishKinds.detect(words)
        : new EnglishKinds.QuestionWord(kind, "", -1);
  }

  /** The index of the first word after opening marks, such as ¿. */
  private static int first(List<Word> words) {
    int first = 0;
    while (first < words.size() && words.get(first).isMark()) {
      first++;
    }
    return first;
  }

  private static boolean isName(List<Word> words, int i, int first) {
    var word = words.get(i);
    return word.hasDigit()
        || word.surface().indexOf('_') >= 0
        || word.surface().substring(1).chars().anyMatch(Character::isUpperCase)
        || (word.startsUpper()
            && (i > first
                || words.size() > first + 1 && words.get(first + 1).surface().matches("['’]s")));
  }

  private static Question chinese(String text) {
    var words = Segmenter.join(text, WordScanner.scan(text));
    var questionWord = ChineseKinds.detect(text);
    var functionWords = FunctionWords.chinese(Segmenter.simplify(text));
    var content = new BitSet();
    var names = new BitSet();
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (word.isMark()
          || functionWords.get(word.start(), word.end()).cardinality() == word.surface().length()) {
        continue;
      }
      content.set(i);
      if (word.hasDigit() || !Segmenter.isHan(word)) {
        names.set(i);
      }
    }
    markTopic(words, content, names);
    markQuoted(text, words, content, names);
    return new Question(
        text,
        "zh",
        questionWord.kind(),
        questionWord.focus(),
        questionWord.at(),
        words,
        content,
        names);
  }

  /**
   * Marks the topic of a Chinese question as a name, because Chinese writing does not mark names.
   * Prefers words that look like the name of a person. If there are none and nothing else is marked
   * as a name, chooses the first sequence of single characters, because the dictionary does not
   * know it as a word. If there is no such sequence, chooses the first content word, which is
   * usually the topic.
   */
  private static void markTopic(List<Word> words, BitSet content, BitSet names) {
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
      while (content.get(end) && isSingle(words, end) && areAdjacent(words, at, end)) {
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

  /**
   * Returns true if the words {@code first} to {@code last} are adjacent. All words except the last
   * must have one character.
   */
  private static boolean areAdjacent(List<Word> words, int first, int last) {
    return words.get(last).start() - words.get(first).start() == last - first;
  }

  /** Marks all quoted words as content and as names. */
  private static void markQuoted(String text, List<Word> words, BitSet content, BitSet names) {
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

  /**
   * The question with everything except content words replaced by spaces, so that each word keeps
   * its position.
   */
  public String contentText() {
    var masked = new StringBuilder(" ".repeat(text.length()));
    content.stream()
        .mapToObj(words::get)
        .forEach(word -> masked.replace(word.start(), word.end(), word.surface()));
    return masked.toString();
  }

  public List<Word> contentWords() {
    return new ArrayList<>(content.stream().mapToObj(words::get).toList());
  }
}
