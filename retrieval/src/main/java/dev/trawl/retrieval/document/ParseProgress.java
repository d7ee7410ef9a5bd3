package dev.trawl.retrieval.document;

/**
 * Hears of each page that a parser has read, where the format tells how many there are (PDF).
 * Called by the parsing threads, several at a time: implementations return at once and do not
 * throw.
 */
@FunctionalInterface
public interface ParseProgress {
  /** For those who do not want to know. */
  ParseProgress IGNORED = (document, page, pages) -> {};

  /**
   * @param document the name of its source
   * @param page the page just read, from 1
   * @param pages how many the document has
   */
  void pageRead(String document, int page, int pages);
}
