package dev.trawl.retrieval.document;

import dev.trawl.protocol.DocumentId;

/**
 * Everything that determines the text of a document, except its bytes: the version of the readers,
 * the hint in the file name, the limits, and how scanned pages are recognised. Two documents with
 * the same bytes and the same key have the same text.
 *
 * @param value a readable list of these parts, on one line
 */
public record TextKey(String value) {
  /** The longest value, in UTF-16 units. */
  static final int MAX_LENGTH = 1000;

  public TextKey {
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("not the key of a text: " + value);
    }
  }

  /** Identifies the text that is read from the bytes with the hash {@code content}. */
  public DocumentId idOf(Hash content) {
    return new DocumentId(Hash.of(content.sha256() + "\n" + value).sha256());
  }
}
