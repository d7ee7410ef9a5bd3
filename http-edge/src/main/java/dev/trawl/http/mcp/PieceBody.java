package dev.trawl.http.mcp;

/**
 * The result of {@code read}: the text of {@code document} from start to end.
 *
 * @param page page of the start, from 1
 * @param characters UTF-16 units of the whole document; there may be more text after {@code end}
 */
public record PieceBody(
    String document, String id, int page, int start, int end, int characters, String text) {

  /** The piece as text for an assistant. */
  public String asText() {
    return "%s, page %d, from %d to %d of %d:\n%s"
        .formatted(document, page, start, end, characters, text);
  }
}
