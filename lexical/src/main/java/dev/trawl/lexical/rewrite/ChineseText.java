package dev.trawl.lexical.rewrite;

import dev.trawl.lexical.words.FunctionWords;
import dev.trawl.lexical.words.Segmenter;
import dev.trawl.lexical.words.Word;
import dev.trawl.lexical.words.WordScanner;
import java.util.BitSet;
import java.util.List;

/**
 * A Chinese text split into words.
 *
 * @param simple the text in simplified characters, of the same length
 * @param function the UTF-16 units of {@code text} that belong to function words
 */
record ChineseText(String text, String simple, List<Word> words, BitSet function) {
  static ChineseText of(String text) {
    var simple = Segmenter.simplify(text);
    var words = Segmenter.join(text, WordScanner.scan(text));
    return new ChineseText(text, simple, words, FunctionWords.chinese(simple));
  }

  /**
   * Returns true if the word is a function word or a punctuation mark. 的 is not treated as a
   * function word, because it links words.
   */
  boolean isFunction(int at) {
    var word = words.get(at);
    return word.isMark() && !"·．・".contains(word.surface())
        || !word.surface().equals("的")
            && function.get(word.start(), word.end()).cardinality() == word.surface().length();
  }

  String between(int from, int to) {
    return from < to ? text.substring(words.get(from).start(), words.get(to - 1).end()) : "";
  }
}
