package dev.trawl.retrieval.sheet;

/**
 * A comment on a cell.
 *
 * @param author empty if unknown
 * @param isReply whether it answers the comment before it
 */
record Note(int row, int column, String author, String text, boolean isReply) {
  /** The comment on one line, which names it as such. */
  String line() {
    return "%s%s on %s: %s"
        .formatted(
            isReply ? "Reply" : "Comment",
            author.isBlank() ? "" : " by " + author.strip(),
            CellRange.name(row, column),
            words());
  }

  /** Spreadsheet programs write the author's name before the text. */
  private String words() {
    var words = Words.oneLine(text);
    var name = Words.oneLine(author);
    return !name.isEmpty() && words.startsWith(name + ":")
        ? words.substring(name.length() + 1).strip()
        : words;
  }
}
