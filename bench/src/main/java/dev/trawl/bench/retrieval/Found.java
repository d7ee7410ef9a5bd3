package dev.trawl.bench.retrieval;

import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Span;

/**
 * Something the system put forward: a chunk, a sentence or a quote.
 *
 * @param firstPage page of its first character
 * @param lastPage page of its last
 */
record Found(DocumentId document, Span span, int firstPage, int lastPage) {
  /** Whether it holds the answer: whole, in the right paragraph; or stands on the right page. */
  boolean holds(Place place) {
    return switch (place) {
      case Place.InText(var where, var paragraph, var answers, var parts) ->
          where.equals(document) && answers.stream().anyMatch(span::contains);
      case Place.OnPage(var where, var page) -> where.equals(document) && onPage(page);
    };
  }

  /** Whether it holds the answer or, where that runs over several sentences, one of these. */
  boolean isAnswerSentence(Place place) {
    return holds(place)
        || (place instanceof Place.InText text
            && text.document().equals(document)
            && text.parts().stream().anyMatch(span::contains));
  }

  /** Whether it shares a character with the evidence's paragraph, or touches its page. */
  boolean touches(Place place) {
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
