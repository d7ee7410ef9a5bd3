package dev.trawl.protocol;

/**
 * A term to search for.
 *
 * @param text not blank; several words are a phrase, which matches only if they are adjacent
 * @param language ISO 639-1 code that selects how the text is analysed; "und" for identifiers
 */
public record Keyword(String text, String language) implements Wire {
  public Keyword {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a keyword must not be blank");
    }
  }
}
