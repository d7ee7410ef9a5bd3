package dev.trawl.actors.window;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Retrieval;
import java.util.List;

/**
 * A chunk with the information needed to cite it.
 *
 * @param documentPlace the document's place in the question, from 0
 * @param pageStarts the pages that start inside the chunk, in order; empty on a single page
 */
public record Excerpt(
    Chunk chunk, String documentName, int documentPlace, List<Retrieval.PageStart> pageStarts) {
  public Excerpt {
    pageStarts = List.copyOf(pageStarts);
  }

  /** The page, from 1, of a UTF-16 unit of the document, which must lie in the chunk. */
  int pageAt(int charIndex) {
    var page = chunk.page();
    for (var start : pageStarts) {
      if (start.startChar() <= charIndex) {
        page = start.page();
      }
    }
    return page;
  }
}
