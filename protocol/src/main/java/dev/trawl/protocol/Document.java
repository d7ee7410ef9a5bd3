package dev.trawl.protocol;

import java.util.List;

/**
 * What is known of an opened document.
 *
 * @param name what a person calls it: file name or URL, never a path above the given folder
 * @param pages pages, slides or sheets; 1 where the format has none
 * @param characters UTF-16 units of extracted text
 * @param tokens tokens of the extracted text under the configured vocabulary
 * @param chunks number of chunks; their ordinals are 0 to {@code chunks - 1}
 * @param languages ISO 639-1 codes found, the most frequent first
 * @param warnings what a reader should know, such as pages without text; one sentence each
 */
public record Document(
    DocumentId id,
    String name,
    String mediaType,
    int pages,
    int characters,
    int tokens,
    int chunks,
    List<String> languages,
    List<String> warnings)
    implements Wire {
  public Document {
    languages = List.copyOf(languages);
    warnings = List.copyOf(warnings);
  }

  /** The same by another name. */
  public Document named(String other) {
    return new Document(
        id, other, mediaType, pages, characters, tokens, chunks, languages, warnings);
  }
}
