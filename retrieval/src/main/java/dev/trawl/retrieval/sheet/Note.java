package dev.trawl.retrieval.sheet;

/**
 * A comment on a cell.
 *
 * @param author empty if unknown
 * @param isReply whether it answers the comment before it
 */
record Note(int row, int column, String author, String text, boolean isReply) {
  /** The comment as one line that starts with "Comment" or "Reply". */
  String line() {
    return "%s%s on %s: %s"
        .formatted(
            isReply ? "Reply" : "Comment",
            author.isBlank() ? "" : " by " + author.strip(),
            CellRange.name(row, column),
            words());
  }

  /** The text without the author's name, which spreadsheet programs write before it. */
  private String words() {
    var words = Words.oneLine(text);
    var name = Words.oneLine(author);
    return !name.isEmpty() && words.startsWith(name + ":")
        ? words.substring(name.length() + 1).strip()
        : words;
  }
}
