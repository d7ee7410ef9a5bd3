package dev.trawl.actors.window;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Span;
import java.util.Optional;

/**
 * Finds a model's quote in its chunk. Forgiven are whitespace, character width, and hyphens inside
 * words, because extraction and line breaks alter them; nothing else is: not case, not a letter,
 * not a digit. What is found is the chunk's own text, so a citation shows the document, not the
 * model.
 */
public final class QuoteFinder {
  private QuoteFinder() {}

  /** The evidence that {@code quote} stands for, or nothing when it does not stand in the chunk. */
  public static Optional<Evidence> find(Excerpt excerpt, String quote) {
    var wanted = FoldedText.of(quote).folded();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    return place(FoldedText.of(excerpt.chunk().text()), wanted)
        .map(place -> evidence(excerpt, place));
  }

  /** The first place that does not begin or end inside a word; else the first place at all. */
  private static Optional<Span> place(FoldedText text, String wanted) {
    return text.places(wanted)
        .filter(text::standsAlone)
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
