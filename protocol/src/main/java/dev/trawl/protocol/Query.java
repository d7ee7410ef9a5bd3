package dev.trawl.protocol;

import java.util.List;

/**
 * What is searched: the words wanted, and keywords that weigh more.
 *
 * @param text free text, analysed as its language asks; may be empty
 * @param language ISO 639-1 code of {@code text}
 */
public record Query(String text, String language, List<Keyword> keywords) implements Wire {
  public Query {
    keywords = List.copyOf(keywords);
  }
}
