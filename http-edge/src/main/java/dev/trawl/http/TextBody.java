package dev.trawl.http;

import java.util.List;

/**
 * Part of a document's extracted text, in UTF-16 units. It begins and ends between characters, so
 * it may be a unit shorter at an end than was asked for.
 *
 * @param page on which it begins, from 1
 * @param pages the pages that begin further on in it
 */
public record TextBody(String id, int start, int end, String text, int page, List<PageBody> pages) {

  /** The page with this number begins at this offset. */
  public record PageBody(int page, int start) {}
}
