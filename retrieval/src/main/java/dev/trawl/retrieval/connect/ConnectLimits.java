package dev.trawl.retrieval.connect;

/**
 * Limits of the search for connections. Each is at least 1.
 *
 * @param maxStarts maximum number of paragraphs with which the search for names starts
 * @param maxNames maximum number of names that are searched from one paragraph
 * @param maxQuotes maximum number of sentences returned
 */
public record ConnectLimits(int maxStarts, int maxNames, int maxQuotes) {
  public ConnectLimits {
    if (maxStarts < 1 || maxNames < 1 || maxQuotes < 1) {
      throw new IllegalArgumentException(
          "limits of connecting must be at least 1: %d, %d, %d"
              .formatted(maxStarts, maxNames, maxQuotes));
    }
  }
}
