package dev.trawl.retrieval.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Separates the footnotes of a page from its text. A footnote is below the text in a smaller size,
 * and starts with a mark that is a superscript in the text.
 *
 * @param text the other lines, in the same order
 * @param notes the footnotes; each is a list of lines
 */
record PdfFootnotes(List<PdfLine> text, List<List<String>> notes) {
  /** Footnotes are at most this large, as a share of the size of the text. */
  private static final float SMALLER = 0.95f;

  /** Marks that need not be superscripts, because their glyphs are small and raised already. */
  private static final String SIGNS = "*†‡§¶";

  private static final int MAX_DIGITS = 3;

  static PdfFootnotes of(List<PdfLine> lines) {
    var text = new ArrayList<PdfLine>();
    var notes = new ArrayList<List<String>>();
    for (int i = 0; i < lines.size(); ) {
      int end = end(lines, i);
      if (end > i) {
        add(lines.subList(i, end), lines, notes);
        i = end;
      } else {
        text.add(lines.get(i++));
      }
    }
    return text.isEmpty() || notes.isEmpty()
        ? new PdfFootnotes(lines, List.of())
        : new PdfFootnotes(text, notes);
  }

  /** The end of the footnotes that start at {@code start}; {@code start} if there are none. */
  private static int end(List<PdfLine> lines, int start) {
    var size = start == 0 ? Optional.<Float>empty() : textSize(lines.get(start), lines);
    if (size.isEmpty() || !isBelow(lines.get(start), lines.get(start - 1))) {
      return start;
    }
    int end = start + 1;
    while (end < lines.size()
        && isSmall(lines.get(end), size.get())
        && lines.get(end).baseline() >= lines.get(end - 1).baseline()) {
      end++;
    }
    boolean isFoot =
        end == lines.size() || lines.get(end).baseline() < lines.get(end - 1).baseline();
    return isFoot ? end : start;
  }

  /** True if {@code line} is clearly below {@code other}. */
  private static boolean isBelow(PdfLine line, PdfLine other) {
    return line.baseline() > other.baseline() + other.size() / 2;
  }

  private static boolean isSmall(PdfLine line, float textSize) {
    return line.isUpright() && line.size() <= SMALLER * textSize;
  }

  /**
   * The font size of the line on {@code page} that refers to {@code note}; empty if there is none.
   */
  private static Optional<Float> textSize(PdfLine note, List<PdfLine> page) {
    var mark = mark(note);
    if (mark.isEmpty()) {
      return Optional.empty();
    }
    return page.stream()
        .filter(line -> isSmall(note, line.size()) && refers(line, mark))
        .map(PdfLine::size)
        .findFirst();
  }

  private static boolean refers(PdfLine line, String mark) {
    int at = line.text().indexOf(mark);
    return SIGNS.indexOf(mark.charAt(0)) >= 0
        ? at > 0 && line.text().charAt(at - 1) != ' '
        : line.raised().contains(mark) && at != 0;
  }

  /** The mark at the start of a line; empty if it has none. */
  private static String mark(PdfLine line) {
    var text = line.text();
    int end = 0;
    while (end < text.length() && end < MAX_DIGITS && isMark(text.charAt(end), text.charAt(0))) {
      end++;
    }
    if (end == 0 && !line.raised().isEmpty() && text.startsWith(line.raised().getFirst())) {
      return line.raised().getFirst();
    }
    boolean isNumberOnly = end == text.length() || Character.isDigit(text.charAt(end));
    return isNumberOnly ? "" : text.substring(0, end);
  }

  private static boolean isMark(char character, char first) {
    return Character.isDigit(first)
        ? Character.isDigit(character)
        : character == first && SIGNS.indexOf(first) >= 0;
  }

  private static void add(List<PdfLine> block, List<PdfLine> page, List<List<String>> notes) {
    for (int i = 0; i < block.size(); i++) {
      var line = block.get(i);
      if (i == 0 || textSize(line, page).isPresent()) {
        notes.add(new ArrayList<>());
      }
      notes.getLast().add(line.text());
    }
  }
}
