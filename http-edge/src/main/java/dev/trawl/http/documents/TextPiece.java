package dev.trawl.http.documents;

import dev.trawl.http.TextBody;
import dev.trawl.http.exchange.ApiException;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Span;
import java.util.OptionalInt;

/** A piece of a document's text: checks the span that a client requests, and creates the reply. */
public final class TextPiece {
  private TextPiece() {}

  /**
   * The span from {@code start} (default 0) to {@code end} (default: {@code defaultLength} units
   * later), cut off at the end of the text.
   *
   * @param maxLength maximum length of a piece, in UTF-16 units
   * @throws ApiException if the span is invalid or too long
   */
  public static Span of(
      Document document, OptionalInt start, OptionalInt end, int defaultLength, int maxLength) {
    var from = start.orElse(0);
    if (from < 0 || from > document.characters()) {
      throw ApiException.invalid(
          "start", "start is outside the text, which ends at %d.".formatted(document.characters()));
    }
    var last = end.isPresent() ? end.getAsInt() : (long) from + Math.min(defaultLength, maxLength);
    if (last < from) {
      throw ApiException.invalid("end", "end is before start.");
    }
    var to = (int) Math.min(document.characters(), last);
    if (to - from > maxLength) {
      throw ApiException.invalid(
          "end",
          "The limit for one request is %d characters. Request the rest separately."
              .formatted(maxLength));
    }
    return new Span(from, to);
  }

  /**
   * The body of the reply. If the span begins or ends inside a surrogate pair, that half is left
   * out, because UTF-8 cannot encode it.
   */
  public static TextBody body(Retrieval.Sliced slice) {
    var text = slice.text();
    var from = !text.isEmpty() && Character.isLowSurrogate(text.charAt(0)) ? 1 : 0;
    var isHalf = text.length() > from && Character.isHighSurrogate(text.charAt(text.length() - 1));
    var to = text.length() - (isHalf ? 1 : 0);
    var start = slice.span().startChar();
    return new TextBody(
        slice.document().sha256(),
        start + from,
        start + to,
        text.substring(from, to),
        slice.page(),
        slice.pageStarts().stream()
            .map(page -> new TextBody.PageBody(page.page(), page.startChar()))
            .toList());
  }
}
