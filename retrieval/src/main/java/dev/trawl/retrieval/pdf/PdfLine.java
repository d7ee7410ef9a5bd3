package dev.trawl.retrieval.pdf;

import java.util.List;

/**
 * A line of a PDF page and its position, in points from the upper left corner of the page. For text
 * that is not upright, the position is measured on the page turned until the text is upright.
 *
 * @param words its parts in the order of reading; at least one
 * @param baseline distance of its baseline from the top
 * @param size font size
 * @param font name of the font at its start; empty if unknown
 * @param raised small characters above the line, such as the marks of footnotes
 * @param turn angle of the text in degrees, counter-clockwise; 0 if it is upright
 */
record PdfLine(
    String text,
    List<PdfWord> words,
    float baseline,
    float size,
    String font,
    List<String> raised,
    int turn) {
  PdfLine {
    words = List.copyOf(words);
    raised = List.copyOf(raised);
  }

  PdfLine(
      List<PdfWord> words, float baseline, float size, String font, List<String> raised, int turn) {
    this(join(words), words, baseline, size, font, raised, turn);
  }

  PdfLine(String text, float left, float right, float baseline, float size) {
    this(text, List.of(new PdfWord(text, left, right, false)), baseline, size, "", List.of(), 0);
  }

  float left() {
    return Math.min(words.getFirst().left(), words.getLast().left());
  }

  float right() {
    return Math.max(words.getFirst().right(), words.getLast().right());
  }

  /** True if it has several words that are read from right to left. */
  boolean isRightToLeft() {
    return words.getFirst().left() > words.getLast().right();
  }

  boolean isUpright() {
    return turn == 0;
  }

  /** The same line with other words. */
  PdfLine with(List<PdfWord> others) {
    return new PdfLine(others, baseline, size, font, raised, turn);
  }

  boolean hasCells() {
    return text.indexOf('\t') >= 0;
  }

  private static String join(List<PdfWord> words) {
    if (words.size() == 1) {
      return words.getFirst().text();
    }
    var text = new StringBuilder();
    for (var word : words) {
      if (!text.isEmpty()) {
        text.append(word.isCell() ? '\t' : ' ');
      }
      text.append(word.text());
    }
    return text.toString();
  }

  /** True if {@code text} has a character that can be seen. */
  static boolean isVisible(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isVisible(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isVisible(char character) {
    return !(Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '\u200b'
        || character == '\ufeff');
  }
}
