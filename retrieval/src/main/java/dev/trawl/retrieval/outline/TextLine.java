package dev.trawl.retrieval.outline;

/**
 * A line of a text, without the white space around its words.
 *
 * @param start index of its first character in the text
 * @param end index after its last character
 * @param next index of the next line
 */
public record TextLine(String text, int start, int end, int next) {
  /** The line that starts at {@code from}. */
  public static TextLine at(String text, int from) {
    int lineEnd = text.indexOf('\n', from);
    int end = lineEnd < 0 ? text.length() : lineEnd;
    int next = lineEnd < 0 ? end : end + 1;
    int start = from;
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return new TextLine(text, start, end, next);
  }

  TextLine following() {
    return at(text, next);
  }

  public boolean isBlank() {
    return start == end;
  }

  boolean isLast() {
    return next >= text.length();
  }

  public int length() {
    return end - start;
  }

  /** The start of the line, at most {@code limit} UTF-16 units. */
  String words(int limit) {
    return text.substring(start, Math.min(end, start + limit));
  }

  public char first() {
    return text.charAt(start);
  }

  public char last() {
    return text.charAt(end - 1);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
  }
}
