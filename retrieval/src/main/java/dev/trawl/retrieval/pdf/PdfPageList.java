package dev.trawl.retrieval.pdf;

import java.util.BitSet;

/** Page numbers for a message, such as {@code pages 3, 7–9}. The length of the text is limited. */
final class PdfPageList {
  private static final int MAX_RANGES = 20;

  private final BitSet pages = new BitSet();

  /** Adds the page at {@code index}, from 0. */
  void add(int index) {
    pages.set(index + 1);
  }

  boolean isEmpty() {
    return pages.isEmpty();
  }

  @Override
  public String toString() {
    var text = new StringBuilder(pages.cardinality() == 1 ? "page " : "pages ");
    int ranges = 0;
    for (int from = pages.nextSetBit(0); from >= 0; ) {
      int to = pages.nextClearBit(from) - 1;
      if (ranges == MAX_RANGES) {
        return text.append(" and %,d more".formatted(pages.get(from, pages.length()).cardinality()))
            .toString();
      }
      text.append(ranges++ == 0 ? "" : ", ").append(from);
      if (to > from) {
        text.append(to == from + 1 ? ", " : "–").append(to);
      }
      from = pages.nextSetBit(to + 1);
    }
    return text.toString();
  }
}
