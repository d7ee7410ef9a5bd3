package dev.trawl.http.mcp;

/**
 * The result of {@code read}: the text of {@code document} from start to end.
 *
 * @param page the page of {@code start}, from 1
 * @param characters length of the whole document in UTF-16 units; may be greater than {@code end}
 */
public record PieceBody(
    String document, String id, int page, int start, int end, int characters, String text) {

  /** The piece as text for an assistant. */
  public String asText() {
    return "%s, page %d, from %d to %d of %d:\n%s"
        .formatted(document, page, start, end, characters, text);
  }
}
