package dev.trawl.actors.documents;

import dev.trawl.protocol.Retrieval.PageStart;
import dev.trawl.protocol.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Finds the page breaks inside a span, given the page of each UTF-16 unit. */
final class PageStarts {
  private PageStarts() {}

  /** Page numbers never decrease, so each break is found by binary search. */
  static List<PageStart> within(Span span, IntUnaryOperator pageAt) {
    var starts = new ArrayList<PageStart>();
    var last = span.endChar() - 1;
    var from = span.startChar();
    var page = pageAt.applyAsInt(from);
    while (from < last && pageAt.applyAsInt(last) > page) {
      from = firstAfter(page, from, last, pageAt);
      page = pageAt.applyAsInt(from);
      starts.add(new PageStart(page, from));
    }
    return List.copyOf(starts);
  }

  private static int firstAfter(int page, int from, int last, IntUnaryOperator pageAt) {
    var on = from;
    var after = last;
    while (after - on > 1) {
      var middle = (on + after) >>> 1;
      if (pageAt.applyAsInt(middle) > page) {
        after = middle;
      } else {
        on = middle;
      }
    }
    return after;
  }
}
