package dev.trawl.bench.retrieval;

import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Span;

/**
 * A chunk, sentence or quote that the system returned.
 *
 * @param firstPage page of its first character
 * @param lastPage page of its last character
 */
record FoundSpan(DocumentId document, Span span, int firstPage, int lastPage) {
  /**
   * Returns true if it contains the whole answer in the right paragraph, or is on the right page.
   */
  boolean contains(Place place) {
    return switch (place) {
      case Place.InText(var where, var paragraph, var answers, var parts) ->
          where.equals(document) && answers.stream().anyMatch(span::contains);
      case Place.OnPage(var where, var page) -> where.equals(document) && onPage(page);
    };
  }

  /**
   * Returns true if it contains the answer or, if the answer has several sentences, one of them.
   */
  boolean isAnswerSentence(Place place) {
    return contains(place)
        || (place instanceof Place.InText text
            && text.document().equals(document)
            && text.parts().stream().anyMatch(span::contains));
  }

  /** Returns true if it overlaps the evidence's paragraph or page. */
  boolean overlaps(Place place) {
    return switch (place) {
      case Place.InText(var where, var paragraph, var answers, var parts) ->
          where.equals(document)
              && span.startChar() < paragraph.endChar()
              && paragraph.startChar() < span.endChar();
      case Place.OnPage(var where, var page) -> where.equals(document) && onPage(page);
    };
  }

  private boolean onPage(int page) {
    return firstPage <= page && page <= lastPage;
  }
}
