package dev.trawl.retrieval.chunk;

/**
 * Distinguishes line breaks that only wrap prose from line breaks that end a heading, a table row,
 * a list item or a paragraph.
 *
 * <p>A wrapped line is full: the first word of the next line would make it longer than the widest
 * line nearby. If the next line starts with a lower-case letter, a line that is half full is
 * enough. Lines that are wider than a page and columns that are too narrow for prose are not
 * treated as wrapped.
 */
final class LineBreaks {
  /** Wrapped prose has lines between these widths; an ideograph has width 2. */
  private static final int MIN_WIDTH = 36;

  private static final int MAX_WIDTH = 180;

  /**
   * Letters differ in width, so a line counts as full if it has at least this percentage of the
   * widest line's width.
   */
  private static final int FULL_PERCENT = 85;

  /** The number of lines before and after a line that are compared with it. */
  private static final int NEARBY = 2;

  private static final int MAX_FIELD_NAME = 80;

  private final String text;
  private final char[] unwrapped;

  private LineBreaks(String text) {
    this.text = text;
    this.unwrapped = text.toCharArray();
  }

  /**
   * {@code text} with a space in place of every line break that only wraps a line. The length stays
   * the same.
   */
  static String unwrapped(String text) {
    if (text.indexOf('\n') < 0) {
      return text;
    }
    return new LineBreaks(text).unwrap();
  }

  private String unwrap() {
    int count = (int) text.chars().filter(c -> c == '\n').count() + 1;
    int[] starts = new int[count + 1];
    int[] widths = new int[count];
    measure(starts, widths);
    for (int line = 0; line + 1 < count; line++) {
      if (wraps(line, starts, widths)) {
        int end = starts[line + 1] - 1;
        unwrapped[end] = ' ';
        if (end > 0 && unwrapped[end - 1] == '\r') {
          unwrapped[end - 1] = ' ';
        }
      }
    }
    return new String(unwrapped);
  }

  private void measure(int[] starts, int[] widths) {
    int line = 0;
    int width = 0;
    int blanks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        widths[line++] = width;
        starts[line] = i + 1;
        width = 0;
        blanks = 0;
      } else if (Sentences.isSpace(c)) {
        blanks += width == 0 ? 0 : 1;
      } else {
        width += blanks + (c >= 0x2E80 && c < 0xFFA0 ? 2 : 1);
        blanks = 0;
      }
    }
    widths[line] = width;
    starts[line + 1] = text.length() + 1;
  }

  private boolean wraps(int line, int[] starts, int[] widths) {
    if (widths[line] == 0 || widths[line + 1] == 0 || widths[line] > MAX_WIDTH) {
      return false;
    }
    int next = starts[line + 1];
    if (isStructured(starts[line], next - 1)
        || isStructured(next, starts[line + 2] - 1)
        || startsItem(next, starts[line + 2] - 1)
        || isField(starts[line], next - 1) && isField(next, starts[line + 2] - 1)) {
      return false;
    }
    int widest = widest(line, widths);
    if (widest < MIN_WIDTH) {
      return false;
    }
    boolean continuesSentence =
        Character.isLowerCase(text.charAt(firstVisible(next, text.length() - 1)));
    int needed = continuesSentence ? widest / 2 : widest * FULL_PERCENT / 100;
    return widths[line] + 1 + firstWord(next) > needed;
  }

  private static int widest(int line, int[] widths) {
    int widest = widths[line];
    for (int i = line - 1; i >= 0 && i >= line - NEARBY && widths[i] > 0; i--) {
      widest = Math.max(widest, widths[i]);
    }
    for (int i = line + 1; i < widths.length && i <= line + NEARBY && widths[i] > 0; i++) {
      widest = Math.max(widest, widths[i]);
    }
    return Math.min(widest, MAX_WIDTH);
  }

  /**
   * Returns true if the line is a row of a table, a Markdown heading or a member of a JSON object.
   */
  private boolean isStructured(int start, int end) {
    int first = firstVisible(start, end);
    if (first < end && (text.charAt(first) == '#' || isMember(first, end))) {
      return true;
    }
    int separators = 0;
    for (int i = first; i < end; i++) {
      char c = text.charAt(i);
      separators += isSeparator(i, end) ? 1 : 0;
      if (c == '\t' || c == '|' || c == '\f' || separators > 1) {
        return true;
      }
    }
    return false;
  }

  /** A comma or semicolon between values: without a space after it, and not within a number. */
  private boolean isSeparator(int index, int end) {
    char c = text.charAt(index);
    if (c != ',' && c != ';' || index + 1 >= end || Sentences.isSpace(text.charAt(index + 1))) {
      return false;
    }
    return index == 0
        || !Character.isDigit(text.charAt(index - 1))
        || !Character.isDigit(text.charAt(index + 1))
        || c == ';';
  }

  /** Recognises {@code "name": …}. */
  private boolean isMember(int first, int end) {
    int close = text.charAt(first) == '"' ? text.indexOf('"', first + 1) : -1;
    if (close < 0 || close >= end) {
      return false;
    }
    int colon = firstVisible(close + 1, end);
    return colon < end && text.charAt(colon) == ':';
  }

  /**
   * Recognises fields such as {@code depth: 82} and {@code Well name: Northwell}. Prose rarely has
   * a colon after the first words of two lines in a row.
   */
  private boolean isField(int start, int end) {
    int first = firstVisible(start, end);
    int spaces = 0;
    for (int i = first; i < end && i < first + MAX_FIELD_NAME; i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i > first && (i + 1 == end || text.charAt(i + 1) == ' ');
      }
      spaces += c == ' ' ? 1 : 0;
      if (spaces > 2 || c != ' ' && !Character.isLetterOrDigit(c) && "_.-/@$[]".indexOf(c) < 0) {
        return false;
      }
    }
    return false;
  }

  /** Recognises list items: "- x", "* x", "• x", "3. x", "3) x", "(a) x". */
  private boolean startsItem(int start, int end) {
    int i = firstVisible(start, end);
    if (i >= end) {
      return false;
    }
    char c = text.charAt(i);
    if ("-*+–—>".indexOf(c) >= 0) {
      return i + 1 < end && text.charAt(i + 1) == ' ';
    }
    if (c == '•' || c == '·' || c == '‣' || c == '◦' || c == '▪' || c == '■' || c == '●') {
      return true;
    }
    return startsNumber(c == '(' ? i + 1 : i, end);
  }

  private boolean startsNumber(int start, int end) {
    int i = start;
    while (i < end && i < start + 3 && Character.isLetterOrDigit(text.charAt(i))) {
      i++;
    }
    boolean lettered = i == start + 1 || (i > start && Character.isDigit(text.charAt(start)));
    return lettered
        && i + 1 < end
        && (text.charAt(i) == '.' || text.charAt(i) == ')')
        && text.charAt(i + 1) == ' ';
  }

  private int firstVisible(int start, int end) {
    int i = start;
    while (i < end && Sentences.isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The width of the first word. Each ideograph is a word. */
  private int firstWord(int start) {
    int i = firstVisible(start, text.length());
    int from = i;
    while (i < text.length() && !Sentences.isSpace(text.charAt(i))) {
      if (text.charAt(i) >= 0x2E80) {
        return i - from + 2;
      }
      i++;
    }
    return i - from;
  }
}
