package dev.trawl.protocol;

/**
 * A term to search for. Several words are a phrase: they count when they stand together.
 *
 * @param language ISO 639-1 code that selects the analysis, "und" for identifiers
 */
public record Keyword(String text, String language) implements Wire {
  public Keyword {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a keyword has text");
    }
  }
}
