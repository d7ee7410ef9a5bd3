package dev.trawl.http;

import java.util.List;

/**
 * Part of a document's extracted text; offsets are UTF-16 units. Characters are never split, so the
 * part may be one unit shorter than requested at each end.
 *
 * @param page the number of the page with the first character, from 1
 * @param pages the pages that begin later in this part
 */
public record TextBody(String id, int start, int end, String text, int page, List<PageBody> pages) {

  /** A page number and the offset where the page begins. */
  public record PageBody(int page, int start) {}
}
