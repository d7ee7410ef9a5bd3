package dev.trawl.http;

import java.util.List;

/**
 * Part of a document's extracted text, in UTF-16 units. It never splits a character, so it may be
 * one unit shorter than requested at each end.
 *
 * @param page the page of the first character, from 1
 * @param pages the pages that begin later in this part
 */
public record TextBody(String id, int start, int end, String text, int page, List<PageBody> pages) {

  /** A page number and the offset where the page begins. */
  public record PageBody(int page, int start) {}
}
