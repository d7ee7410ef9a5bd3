package dev.trawl.http.mcp;

/**
 * What {@code read} gives: the text of {@code document} from start to end.
 *
 * @param page page of the start, from 1
 * @param characters UTF-16 units of the whole document; beyond {@code end} there is more to read
 */
public record PieceBody(
    String document, String id, int page, int start, int end, int characters, String text) {

  /** For an assistant to read. */
  public String asText() {
    return "%s, page %d, from %d to %d of %d:\n%s"
        .formatted(document, page, start, end, characters, text);
  }
}
