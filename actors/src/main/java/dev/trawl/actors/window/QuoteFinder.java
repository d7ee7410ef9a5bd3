package dev.trawl.actors.window;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Span;
import java.util.Optional;

/**
 * Finds a model's quote in its chunk. Whitespace, character width and hyphens inside words may
 * differ, because text extraction and line breaks change them. Letters, digits and case must match.
 * The result is the chunk's own text, so a citation shows what the document says.
 */
public final class QuoteFinder {
  private QuoteFinder() {}

  /** The evidence for {@code quote}; empty if the chunk does not contain it. */
  public static Optional<Evidence> find(Excerpt excerpt, String quote) {
    var wanted = FoldedText.of(quote).folded();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    return place(FoldedText.of(excerpt.chunk().text()), wanted)
        .map(place -> evidence(excerpt, place));
  }

  /** The first place at word boundaries, or else the first place. */
  private static Optional<Span> place(FoldedText text, String wanted) {
    return text.places(wanted)
        .filter(text::isAtWordBoundaries)
        .findFirst()
        .or(() -> text.places(wanted).findFirst());
  }

  static Evidence evidence(Excerpt excerpt, Span place) {
    var chunk = excerpt.chunk();
    var start = chunk.startChar() + place.startChar();
    return new Evidence(
        chunk.id(),
        excerpt.documentName(),
        excerpt.pageAt(start),
        new Span(start, chunk.startChar() + place.endChar()),
        chunk.text().substring(place.startChar(), place.endChar()));
  }
}
