package dev.trawl.retrieval.place;

import dev.trawl.protocol.Span;
import dev.trawl.retrieval.outline.Caption;
import dev.trawl.retrieval.outline.DocumentOutline;
import dev.trawl.retrieval.outline.Part;
import java.util.List;
import java.util.Optional;

/**
 * A place that was found for the first steps of a reference. The next step is looked up inside it.
 *
 * @param span the whole place
 * @param body the text in which its sentences and paragraphs are counted
 * @param pieces the spans of sentences or other pieces; empty if the place is a part, a caption or
 *     a page
 * @param number the number of the part; empty if it has none
 * @param label the name of the place for the user
 * @param isDocument whether the place is the whole document
 */
record Scope(
    Span span,
    Span body,
    Optional<Span> heading,
    List<Span> pieces,
    String number,
    String label,
    boolean isDocument) {
  static Scope document(DocumentOutline outline) {
    return new Scope(
        outline.fullSpan(), outline.fullSpan(), Optional.empty(), List.of(), "", "", true);
  }

  static Scope of(Part part, String label) {
    return new Scope(
        part.span(),
        part.body(),
        part.bodyStart() > part.startChar()
            ? Optional.of(new Span(part.startChar(), part.bodyStart()))
            : Optional.empty(),
        List.of(),
        part.number(),
        label,
        false);
  }

  static Scope of(Caption caption) {
    var line = new Span(caption.span().startChar(), caption.span().endChar());
    return new Scope(
        caption.span(), caption.span(), Optional.of(line), List.of(), "", caption.label(), false);
  }

  static Scope of(Span span, String label) {
    return new Scope(span, span, Optional.empty(), List.of(), "", label, false);
  }

  /** A place that consists of these pieces of this place, such as its first two sentences. */
  Scope pieces(List<Span> found) {
    var all = new Span(found.getFirst().startChar(), found.getLast().endChar());
    return new Scope(all, all, Optional.empty(), found, "", label, false);
  }

  boolean contains(int index) {
    return index >= span.startChar() && index < span.endChar();
  }
}
