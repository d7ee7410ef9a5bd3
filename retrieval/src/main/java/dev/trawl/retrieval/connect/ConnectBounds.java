package dev.trawl.retrieval.connect;

/**
 * Limits of the search for connections; all at least 1.
 *
 * @param maxStarts most paragraphs whose names are searched
 * @param maxNames most names of one paragraph that are searched
 * @param maxQuotes most sentences returned
 */
public record ConnectBounds(int maxStarts, int maxNames, int maxQuotes) {
  public ConnectBounds {
    if (maxStarts < 1 || maxNames < 1 || maxQuotes < 1) {
      throw new IllegalArgumentException(
          "limits of connecting must be at least 1: %d, %d, %d"
              .formatted(maxStarts, maxNames, maxQuotes));
    }
  }
}
