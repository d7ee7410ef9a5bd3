package dev.trawl.bench.score;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits text of any language into words. Chinese, which has no spaces, is split with a dictionary.
 * Stateless.
 */
public final class Words {
  private static final ThreadLocal<BreakIterator> UAX29 =
      ThreadLocal.withInitial(() -> BreakIterator.getWordInstance(ULocale.ROOT));

  private Words() {}

  /** Returns the words of {@code text} in order, without spaces and punctuation. */
  public static List<String> of(String text) {
    var iterator = UAX29.get();
    iterator.setText(text);
    var words = new ArrayList<String>();
    var start = iterator.first();
    for (var end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
      if (iterator.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT) {
        words.add(text.substring(start, end));
      }
      start = end;
    }
    return words;
  }
}
