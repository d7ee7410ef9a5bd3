package dev.trawl.retrieval.document;

/**
 * Receives the progress of parsing, page by page, for formats that state their number of pages
 * (PDF). Several parsing threads call it at the same time; implementations must be thread-safe,
 * return immediately and not throw exceptions.
 */
@FunctionalInterface
public interface ParseProgress {
  /** Does nothing. */
  ParseProgress IGNORED = (document, page, pages) -> {};

  /**
   * A page was read.
   *
   * @param document the name of the document's source
   * @param page number of the page, from 1
   * @param pages number of pages of the document
   */
  void pageRead(String document, int page, int pages);
}
