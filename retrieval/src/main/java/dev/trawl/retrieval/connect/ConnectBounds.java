package dev.trawl.retrieval.connect;

/**
 * How far connections are looked for.
 *
 * @param maxStarts most paragraphs whose names are searched
 * @param maxNames most names of one paragraph that are searched
 * @param maxQuotes most sentences given
 */
public record ConnectBounds(int maxStarts, int maxNames, int maxQuotes) {
  public ConnectBounds {
    if (maxStarts < 1 || maxNames < 1 || maxQuotes < 1) {
      throw new IllegalArgumentException(
          "a bound below 1: %d, %d, %d".formatted(maxStarts, maxNames, maxQuotes));
    }
  }
}
