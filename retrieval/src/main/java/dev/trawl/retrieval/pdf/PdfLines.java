package dev.trawl.retrieval.pdf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/**
 * Groups glyphs into lines, in the order of the file. A glyph that does not overlap the line
 * vertically starts a new one. The gap between two glyphs decides whether they belong to one word.
 */
final class PdfLines {
  /** The minimum width of a gap between cells, in spaces. Gaps in justified text are narrower. */
  static final float CELL_GAP = 4.5f;

  /**
   * A line is split into parts at gaps of this many spaces. Columns may be this close to each
   * other.
   */
  private static final float PART_GAP = 2.2f;

  /**
   * A gap between words is wider than this share of a space, or than {@link #CHARACTER_SHARE} of an
   * average character.
   */
  static final float SPACE_SHARE = 0.5f;

  static final float CHARACTER_SHARE = 0.3f;

  /** Raised characters are smaller than this share of the size of the line. */
  private static final float RAISED_SIZE = 0.85f;

  /** Raised characters are above the line by more than this share of its size. */
  private static final float RAISED_LEVEL = 0.15f;

  private static final float UNKNOWN = -Float.MAX_VALUE;

  private final PdfSink sink;
  private final PdfTurns.Group group;
  private final List<PdfLine> lines;
  private final List<TextPosition> line = new ArrayList<>();

  /** Indices, in {@code line}, of the glyphs that start a word. */
  private final BitSet starts = new BitSet();

  private @Nullable TextPosition last;
  private float lastEnd = UNKNOWN;
  private float lastSpace = -1;
  private float averageWidth = -1;
  private float lowest = UNKNOWN;
  private float height = -1;
  private boolean hasRightToLeft;

  /** True if the line contains glyphs with different baselines. */
  private boolean changesLevel;

  private final List<PdfWord> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private float wordLeft;
  private float right;
  private boolean isCell;

  private PdfLines(PdfSink sink, PdfTurns.Group group, List<PdfLine> lines) {
    this.sink = sink;
    this.group = group;
    this.lines = lines;
  }

  /** Adds the lines of {@code group} to {@code lines}. */
  static void add(PdfSink sink, PdfTurns.Group group, List<PdfLine> lines) {
    var all = new PdfLines(sink, group, lines);
    for (var glyph : group.glyphs()) {
      all.add(glyph);
    }
    all.endLine();
  }

  private void add(TextPosition glyph) {
    float x = glyph.getX();
    float y = glyph.getY();
    float width = glyph.getWidth();
    float space = glyph.getWidthOfSpace();
    float wordGap = space == 0 || Float.isNaN(space) ? Float.MAX_VALUE : wordGap(space);
    float average = width / glyph.getIndividualWidths().length;
    if (last != null) {
      if (averageWidth >= 0 && !hasOtherFont(glyph, last)) {
        average = (averageWidth + average) / 2;
      }
      if (!overlaps(y, glyph.getHeight())) {
        endLine();
      } else {
        changesLevel = changesLevel || y != last.getY();
        if (lastEnd + Math.min(wordGap, CHARACTER_SHARE * average) < x
            && !last.getUnicode().endsWith(" ")) {
          starts.set(line.size());
        }
      }
      if (Math.abs(x - last.getX()) > space + wordGap) {
        lowest = UNKNOWN;
        height = -1;
      }
    }
    line.add(glyph);
    hasRightToLeft = hasRightToLeft || PdfBidi.isRightToLeft(glyph.getUnicode());
    lowest = Math.max(lowest, y);
    height = Math.max(height, glyph.getHeight());
    last = glyph;
    lastEnd = x + width;
    lastSpace = space;
    averageWidth = average;
  }

  private float wordGap(float space) {
    return SPACE_SHARE * (lastSpace < 0 ? space : (space + lastSpace) / 2);
  }

  private static boolean hasOtherFont(TextPosition glyph, TextPosition last) {
    return glyph.getFontSize() != last.getFontSize()
        || glyph.getFont() != last.getFont()
            && !Objects.equals(glyph.getFont().getName(), last.getFont().getName());
  }

  private boolean overlaps(float y, float glyphHeight) {
    return Math.abs(y - lowest) < 0.1f
        || lowest <= y && lowest >= y - glyphHeight
        || y <= lowest && y >= lowest - height;
  }

  private void endLine() {
    sink.check();
    if (hasRightToLeft) {
      PdfBidi.line(line, group).ifPresent(lines::add);
    } else if (!line.isEmpty()) {
      leftToRight();
    }
    line.clear();
    starts.clear();
    changesLevel = false;
    hasRightToLeft = false;
    lowest = UNKNOWN;
    height = -1;
  }

  private void leftToRight() {
    for (int i = 0; i < line.size(); i++) {
      var glyph = line.get(i);
      if (i == 0) {
        wordLeft = glyph.getX();
        isCell = false;
      } else if (starts.get(i) || isSpaceBeforeGap(line.get(i - 1), glyph)) {
        separate(glyph);
      }
      PdfLetters.append(glyph.getUnicode(), word);
      right = glyph.getX() + glyph.getWidth();
    }
    endWord();
    if (!words.isEmpty()) {
      lines.add(line(words, line.getFirst(), changesLevel ? raised() : List.of(), group));
      words.clear();
    }
  }

  /** A line that starts with {@code first}. */
  static PdfLine line(
      List<PdfWord> words, TextPosition first, List<String> raised, PdfTurns.Group group) {
    var font = Objects.requireNonNullElse(first.getFont().getName(), "");
    return new PdfLine(words, first.getY(), PdfTurns.size(first), font, raised, group.turn());
  }

  /** The small characters above the line; each string is a group of adjacent characters. */
  private List<String> raised() {
    var largest = Collections.max(line, Comparator.comparingDouble(PdfTurns::size));
    float size = PdfTurns.size(largest);
    var raised = new ArrayList<String>();
    boolean wasRaised = false;
    for (var glyph : line) {
      boolean isRaised =
          PdfTurns.size(glyph) < RAISED_SIZE * size
              && glyph.getY() < largest.getY() - RAISED_LEVEL * size
              && !glyph.getUnicode().isBlank();
      if (isRaised) {
        raised.add(wasRaised ? raised.removeLast() + glyph.getUnicode() : glyph.getUnicode());
      }
      wasRaised = isRaised;
    }
    return raised;
  }

  private static boolean isSpaceBeforeGap(TextPosition before, TextPosition next) {
    return before.getUnicode().equals(" ")
        && next.getX() - before.getX() - before.getWidth() > PART_GAP * before.getWidthOfSpace();
  }

  private void separate(TextPosition first) {
    float gap = first.getX() - right;
    if (gap > PART_GAP * first.getWidthOfSpace()) {
      endWord();
      isCell = gap > CELL_GAP * first.getWidthOfSpace();
      wordLeft = first.getX();
    } else {
      word.append(' ');
    }
  }

  private void endWord() {
    var text = withoutSoftHyphens(word.toString().stripTrailing());
    word.setLength(0);
    if (PdfLine.isVisible(text)) {
      words.add(new PdfWord(text, wordLeft, right, isCell && !words.isEmpty()));
    }
  }

  /**
   * Removes soft hyphens except at the end, where {@link PdfHyphens} removes it with the line end.
   */
  private static String withoutSoftHyphens(String text) {
    int first = text.indexOf('\u00ad');
    return first < 0 || first == text.length() - 1 ? text : text.replaceAll("\u00ad(?!$)", "");
  }
}
