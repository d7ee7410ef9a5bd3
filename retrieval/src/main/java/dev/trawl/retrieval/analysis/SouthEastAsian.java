package dev.trawl.retrieval.analysis;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/** Splits Thai, Lao, Khmer and Burmese into words with ICU's dictionaries. */
final class SouthEastAsian implements Segmenter {
  private final BreakIterator iterator = BreakIterator.getWordInstance(ULocale.ROOT);

  @Override
  public void segment(String run, Words words) {
    iterator.setText(run);
    int start = 0;
    for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
      words.add(run, start, end, false);
      start = end;
    }
  }
}
