package dev.trawl.bench.score;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/** Words of any language; Chinese, which has no spaces, is cut by a dictionary. Stateless. */
public final class Words {
  private static final ThreadLocal<BreakIterator> UAX29 =
      ThreadLocal.withInitial(() -> BreakIterator.getWordInstance(ULocale.ROOT));

  private Words() {}

  /** The words of {@code text} in order, as they stand there; neither spaces nor punctuation. */
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
