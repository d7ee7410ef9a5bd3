package dev.trawl.actors.window;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Retrieval;
import java.util.List;

/**
 * A chunk with the information needed to cite it.
 *
 * @param documentPlace the document's place in the question, from 0
 * @param pageStarts the pages that start inside the chunk, in order; empty on a single page
 * @param sectionStarts the sections that start inside the chunk, in order
 */
public record Excerpt(
    Chunk chunk,
    String documentName,
    int documentPlace,
    List<Retrieval.PageStart> pageStarts,
    List<Retrieval.SectionStart> sectionStarts) {
  public Excerpt {
    pageStarts = List.copyOf(pageStarts);
    sectionStarts = List.copyOf(sectionStarts);
  }

  /** An excerpt on a single page and in a single section. */
  public Excerpt(Chunk chunk, String documentName, int documentPlace) {
    this(chunk, documentName, documentPlace, List.of(), List.of());
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

  /** The headings above a UTF-16 unit of the document, which must lie in the chunk. */
  String headingAt(int charIndex) {
    var heading = chunk.heading();
    for (var start : sectionStarts) {
      if (start.startChar() <= charIndex) {
        heading = start.heading();
      }
    }
    return heading;
  }
}
