package dev.trawl.lexical;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Joins the single characters of Chinese text into words, by Lucene's hidden Markov segmenter. Its
 * dictionary is simplified, so traditional text is folded before it is looked up; the words keep
 * the characters of the text.
 */
final class Segmenter {
  private static final Transliterator SIMPLIFY =
      Transliterator.getInstance("Traditional-Simplified");

  private Segmenter() {}

  /** The text in simplified characters, each at the place of the one it stands for. */
  static String simplify(String text) {
    var folded = SIMPLIFY.transliterate(text);
    return folded.length() == text.length() ? folded : text;
  }

  /** {@code words} with runs of Chinese characters joined where they make a word. */
  static List<Word> join(String text, List<Word> words) {
    if (words.isEmpty()) {
      return words;
    }
    int origin = words.getFirst().start();
    int end = words.getLast().end();
    var starts = starts(simplify(text.substring(origin, end)), origin);
    var joined = new ArrayList<Word>();
    for (Word word : words) {
      boolean han = isHan(word);
      boolean inside = han && !starts.get(word.start()) && !joined.isEmpty();
      if (inside && isHan(joined.getLast()) && joined.getLast().end() == word.start()) {
        int start = joined.removeLast().start();
        joined.add(new Word(start, word.end(), text.substring(start, word.end())));
      } else {
        joined.add(word);
      }
    }
    return joined;
  }

  static boolean isHan(Word word) {
    return Character.UnicodeScript.of(word.surface().codePointAt(0)) == Character.UnicodeScript.HAN;
  }

  private static java.util.BitSet starts(String text, int origin) {
    var starts = new java.util.BitSet();
    try (var tokenizer = new HMMChineseTokenizer()) {
      var offset = tokenizer.addAttribute(OffsetAttribute.class);
      tokenizer.setReader(new StringReader(text));
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        starts.set(origin + offset.startOffset());
      }
      tokenizer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return starts;
  }
}
