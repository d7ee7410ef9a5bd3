package dev.trawl.bench.retrieval;

import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Span;

/**
 * A chunk, sentence or quote that the system returned.
 *
 * @param firstPage the page of the span's first character
 * @param lastPage the page of the span's last character
 */
record FoundSpan(DocumentId document, Span span, int firstPage, int lastPage) {
  /**
   * Returns true if the span contains the whole answer in the right paragraph, or if one of its
   * pages is the right page.
   */
  boolean contains(Place place) {
    return switch (place) {
      case Place.InText(var where, var paragraph, var answers, var parts) ->
          where.equals(document) && answers.stream().anyMatch(span::contains);
      case Place.OnPage(var where, var page) -> where.equals(document) && onPage(page);
    };
  }

  /**
   * Returns true if the span contains the answer or, if the answer has several sentences, at least
   * one of its sentences.
   */
  boolean isAnswerSentence(Place place) {
    return contains(place)
        || (place instanceof Place.InText text
            && text.document().equals(document)
            && text.parts().stream().anyMatch(span::contains));
  }

  /** Returns true if the span overlaps the evidence's paragraph or page. */
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
