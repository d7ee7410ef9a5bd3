package dev.trawl.retrieval.connect;

/**
 * Limits of the search for connections. Each is at least 1.
 *
 * @param maxStarts maximum number of paragraphs whose names are searched for
 * @param maxNames maximum number of names from one paragraph that are searched for
 * @param maxQuotes maximum number of sentences returned
 */
public record ConnectLimits(int maxStarts, int maxNames, int maxQuotes) {
  public ConnectLimits {
    if (maxStarts < 1 || maxNames < 1 || maxQuotes < 1) {
      throw new IllegalArgumentException(
          "the limits of the search for connections must be at least 1: %d, %d, %d"
              .formatted(maxStarts, maxNames, maxQuotes));
    }
  }
}
