package dev.trawl.retrieval.pdf;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.text.TextPosition;

/**
 * Reads a line that contains Arabic, Hebrew or other letters that are written from right to left.
 * Files store its glyphs in any order, so they are sorted by their place first. The order in which
 * people read them follows from the Unicode Bidirectional Algorithm.
 */
final class PdfBidi {
  /** The first character that may be written from right to left. */
  private static final char FIRST = '\u0590';

  /** Each bracket is next to its mirror image. */
  private static final String BRACKETS = "()[]{}«»‹›⟨⟩⟪⟫⟦⟧⁅⁆";

  private static final String MIRRORED = BRACKETS + "<>≤≥";
  private static final char HEBREW_LETTER = '\u05d0';
  private static final char ARABIC_DIGIT = '\u0660';

  /** A glyph and the marks on it, in the order in which they are read. */
  private record Letter(TextPosition glyph, String text) {
    float left() {
      return glyph.getX();
    }

    float right() {
      return glyph.getX() + glyph.getWidth();
    }

    boolean isSpace() {
      return text.isBlank();
    }
  }

  private PdfBidi() {}

  /** True if {@code text} starts with a letter that is written from right to left. */
  static boolean isRightToLeft(String text) {
    if (text.isEmpty() || text.charAt(0) < FIRST) {
      return false;
    }
    byte direction = Character.getDirectionality(text.codePointAt(0));
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /**
   * Builds a line from {@code glyphs}, which are in the order of the file; empty if nothing is
   * visible.
   */
  static Optional<PdfLine> line(List<TextPosition> glyphs, PdfTurns.Group group) {
    boolean rightToLeft = isMostlyRightToLeft(glyphs) || isMostlyRightToLeft(group.glyphs());
    var cells = cells(letters(glyphs));
    if (cells.isEmpty()) {
      return Optional.empty();
    }
    var ordered = rightToLeft ? cells.reversed() : cells;
    var words = new ArrayList<PdfWord>();
    for (var cell : ordered) {
      var text = PdfLetters.readable(logical(visual(cell, rightToLeft), rightToLeft)).strip();
      words.add(
          new PdfWord(text, cell.getFirst().left(), cell.getLast().right(), !words.isEmpty()));
    }
    var start = ordered.getFirst();
    var first = rightToLeft ? start.getLast() : start.getFirst();
    return Optional.of(PdfLines.line(words, first.glyph(), List.of(), group));
  }

  private static boolean isMostlyRightToLeft(List<TextPosition> glyphs) {
    int more = 0;
    for (var glyph : glyphs) {
      var text = glyph.getUnicode();
      if (isRightToLeft(text)) {
        more++;
      } else if (!text.isEmpty() && Character.isLetter(text.codePointAt(0))) {
        more--;
      }
    }
    return more > 0;
  }

  /** The letters from left to right. A mark belongs to the nearer one of its neighbours. */
  private static List<Letter> letters(List<TextPosition> glyphs) {
    var letters = new ArrayList<Letter>();
    var marks = new StringBuilder();
    for (int i = 0; i < glyphs.size(); i++) {
      var glyph = glyphs.get(i);
      var text = glyph.getUnicode();
      if (!isMark(text)) {
        letters.add(new Letter(glyph, text + marks));
        marks.setLength(0);
      } else if (letters.isEmpty() || i + 1 < glyphs.size() && isNearerToNext(glyphs, i)) {
        marks.append(text);
      } else {
        var letter = letters.removeLast();
        letters.add(new Letter(letter.glyph(), letter.text() + text));
      }
    }
    letters.sort(Comparator.comparingDouble(Letter::left));
    return letters;
  }

  private static boolean isMark(String text) {
    return !text.isEmpty() && Character.getType(text.codePointAt(0)) == Character.NON_SPACING_MARK;
  }

  private static boolean isNearerToNext(List<TextPosition> glyphs, int index) {
    float center = center(glyphs.get(index));
    return Math.abs(center(glyphs.get(index + 1)) - center)
        < Math.abs(center(glyphs.get(index - 1)) - center);
  }

  private static float center(TextPosition glyph) {
    return glyph.getX() + glyph.getWidth() / 2;
  }

  /** Splits {@code letters} into table cells at wide gaps, from left to right. */
  private static List<List<Letter>> cells(List<Letter> letters) {
    var cells = new ArrayList<List<Letter>>();
    float end = 0;
    for (var letter : letters) {
      if (letter.isSpace()) {
        if (!cells.isEmpty()) {
          cells.getLast().add(letter);
        }
        continue;
      }
      if (cells.isEmpty()
          || letter.left() - end > PdfLines.CELL_GAP * letter.glyph().getWidthOfSpace()) {
        cells.add(new ArrayList<>());
        end = letter.right();
      }
      cells.getLast().add(letter);
      end = Math.max(end, letter.right());
    }
    for (var cell : cells) {
      while (cell.getLast().isSpace()) {
        cell.removeLast();
      }
    }
    return cells;
  }

  /** The characters of a cell from left to right, with one space between words. */
  private static String visual(List<Letter> cell, boolean rightToLeft) {
    double width =
        cell.stream().mapToDouble(letter -> letter.glyph().getWidth()).average().orElse(0);
    var text = new StringBuilder();
    var before = cell.getFirst();
    float end = before.left();
    for (var letter : cell) {
      double gap =
          Math.min(
              PdfLines.SPACE_SHARE * letter.glyph().getWidthOfSpace(),
              PdfLines.CHARACTER_SHARE * width);
      boolean isSeparate =
          letter.isSpace()
              || letter.left() - end > gap
              || rightToLeft && endsForeignWord(before.text(), letter.text());
      if (isSeparate && !text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
        text.append(' ');
      }
      if (!letter.isSpace()) {
        text.append(visual(letter.text()));
        end = Math.max(end, letter.right());
      }
      before = letter;
    }
    return text.toString();
  }

  /**
   * True if a letter written from right to left follows a Latin word. Only prefixes are joined to
   * Latin words, so a space is missing here: some programs draw it on the wrong side of the word.
   */
  private static boolean endsForeignWord(String left, String right) {
    return isRightToLeft(left)
        && Character.getDirectionality(right.codePointAt(0))
            == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
  }

  /**
   * Puts the characters of a ligature, or of a letter with its marks, in order from left to right.
   */
  private static String visual(String text) {
    return text.length() > 1 && isRightToLeft(text)
        ? new StringBuilder(text).reverse().toString()
        : text;
  }

  /**
   * Returns the text in reading order. The algorithm turns reading order into the order on the
   * page, but the same steps work in the other direction if the kinds of the characters are known.
   */
  private static String logical(String visual, boolean rightToLeft) {
    var bidi =
        new Bidi(
            kinds(visual),
            rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
    int count = bidi.getRunCount();
    var levels = new byte[count];
    var runs = new Integer[count];
    for (int i = 0; i < count; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      runs[i] = i;
    }
    Bidi.reorderVisually(levels, 0, runs, 0, count);
    var text = new StringBuilder(visual.length());
    for (int run : runs) {
      var part = visual.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
      text.append(bidi.getRunLevel(run) % 2 == 0 ? part : mirrored(part));
    }
    return withBrackets(text);
  }

  /**
   * Replaces characters by others whose kind the algorithm recognises. The kind of a digit depends
   * on the letter that is read before it, which is to its right.
   */
  private static String kinds(String visual) {
    var kinds = new StringBuilder(visual);
    boolean afterArabic = false;
    for (int i = kinds.length() - 1; i >= 0; i--) {
      switch (Character.getDirectionality(kinds.charAt(i))) {
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
          afterArabic = true;
          kinds.setCharAt(i, HEBREW_LETTER);
        }
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_LEFT_TO_RIGHT ->
            afterArabic = false;
        case Character.DIRECTIONALITY_EUROPEAN_NUMBER -> {
          if (afterArabic && !isAfterLatin(visual, i)) {
            kinds.setCharAt(i, ARABIC_DIGIT);
          }
        }
        default -> {}
      }
    }
    return kinds.toString();
  }

  /** True for a number in Latin text, as in {@code Python 3}. */
  private static boolean isAfterLatin(String visual, int index) {
    for (int i = index - 1; i >= 0; i--) {
      switch (Character.getDirectionality(visual.charAt(i))) {
        case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
          return true;
        }
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
          return false;
        }
        default -> {}
      }
    }
    return false;
  }

  /** Reversed, with the mirror image of each bracket. */
  private static StringBuilder mirrored(String part) {
    var reversed = new StringBuilder(part).reverse();
    for (int i = 0; i < reversed.length(); i++) {
      reversed.setCharAt(i, mirrored(reversed.charAt(i)));
    }
    return reversed;
  }

  private static char mirrored(char character) {
    int at = MIRRORED.indexOf(character);
    return at < 0 ? character : MIRRORED.charAt(at ^ 1);
  }

  /**
   * Turns brackets that are the wrong way round: an opening one at the end of a word, or a closing
   * one at its start. Some fonts name a bracket by its meaning and not by its shape.
   */
  private static String withBrackets(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      int at = BRACKETS.indexOf(text.charAt(i));
      if (at >= 0) {
        boolean isStart = i == 0 || text.charAt(i - 1) == ' ';
        boolean isEnd = i + 1 == text.length() || text.charAt(i + 1) == ' ';
        boolean isOpening = at % 2 == 0;
        if (isStart != isEnd && isOpening != isStart) {
          text.setCharAt(i, BRACKETS.charAt(at ^ 1));
        }
      }
    }
    return text.toString();
  }
}
