package dev.trawl.protocol;

import java.util.List;

/**
 * What to search for: free text, and keywords with a higher weight.
 *
 * @param text free text in {@code language}; may be empty
 * @param language ISO 639-1 code of {@code text}
 * @param keywords may be empty
 */
public record Query(String text, String language, List<Keyword> keywords) implements Wire {
  public Query {
    keywords = List.copyOf(keywords);
  }
}
