package dev.trawl.lexical.words;

import com.ibm.icu.text.Transliterator;
import dev.trawl.retrieval.chunk.ChineseWords;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins the single characters of Chinese text into words. The dictionary is in simplified
 * characters, so traditional text is converted for the lookup; the words keep the characters of the
 * text.
 */
public final class Segmenter {
  private static final Transliterator SIMPLIFY =
      Transliterator.getInstance("Traditional-Simplified");

  private Segmenter() {}

  /** The text in simplified characters. Its length is the same, so offsets stay valid. */
  public static String simplify(String text) {
    var folded = SIMPLIFY.transliterate(text);
    return folded.length() == text.length() ? folded : text;
  }

  /** Returns {@code words}, with the Chinese characters of each word joined. */
  public static List<Word> join(String text, List<Word> words) {
    if (words.isEmpty()) {
      return words;
    }
    int origin = words.getFirst().start();
    int end = words.getLast().end();
    var starts = ChineseWords.starts(simplify(text.substring(origin, end)));
    var joined = new ArrayList<Word>();
    for (Word word : words) {
      boolean han = isHan(word);
      boolean continuesWord = han && !starts.get(word.start() - origin) && !joined.isEmpty();
      if (continuesWord && isHan(joined.getLast()) && joined.getLast().end() == word.start()) {
        int start = joined.removeLast().start();
        joined.add(new Word(start, word.end(), text.substring(start, word.end())));
      } else {
        joined.add(word);
      }
    }
    return joined;
  }

  public static boolean isHan(Word word) {
    return Character.UnicodeScript.of(word.surface().codePointAt(0)) == Character.UnicodeScript.HAN;
  }
}
