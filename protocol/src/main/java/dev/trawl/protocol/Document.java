package dev.trawl.protocol;

import java.util.List;

/**
 * An opened document. Immutable.
 *
 * @param name the name shown to people: a file name relative to the folder that was opened, or a
 *     URL
 * @param mediaType for example {@code application/pdf}
 * @param pages number of pages, slides or sheets; 1 if the format has none
 * @param characters length of the extracted text in UTF-16 units
 * @param tokens tokens of the extracted text, counted with the configured vocabulary
 * @param chunks number of chunks; their ordinals are 0 to {@code chunks - 1}
 * @param languages ISO 639-1 codes of the languages found, the most frequent first
 * @param warnings problems in the document, such as pages without text; each is one sentence
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

  /** Returns this document under another name. */
  public Document named(String other) {
    return new Document(
        id, other, mediaType, pages, characters, tokens, chunks, languages, warnings);
  }
}
