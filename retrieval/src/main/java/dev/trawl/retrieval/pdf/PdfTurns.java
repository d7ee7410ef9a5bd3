package dev.trawl.retrieval.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/**
 * Turns the glyphs of a page that are not upright, so that each text is read in its own direction.
 * Glyphs of one direction form a group, so that a turned table or a watermark does not break up the
 * upright lines around it.
 *
 * <p>Vertical writing is turned as well: its columns become lines, from right to left. Many files
 * write it with an upright font and place each character below the one before; this is recognised
 * by the positions of Chinese, Japanese and Korean characters.
 */
final class PdfTurns {
  /** The angle of vertical writing, whose lines run from top to bottom. */
  private static final int DOWNWARDS = 270;

  private static final int MAX_GROUPS = 12;

  /** How far the top of a character is above its origin, as a share of its size. */
  private static final float ASCENT = 0.88f;

  /** A run of this many characters, each below the one before, is vertical writing. */
  private static final int CERTAIN_RUN = 4;

  private boolean seen;

  /** Glyphs of one direction, in the order of the file. */
  record Group(int turn, List<TextPosition> glyphs) {}

  void startPage() {
    seen = false;
  }

  /** Call this for each glyph of the page, before it is turned. */
  void see(TextPosition glyph) {
    seen = seen || !isUpright(glyph) || mayBeStacked(glyph);
  }

  private static boolean isUpright(TextPosition glyph) {
    return glyph.getRotation() == 0
        && glyph.getTextMatrix().getShearY() == 0
        && glyph.getTextMatrix().getScaleX() > 0;
  }

  private static boolean mayBeStacked(TextPosition glyph) {
    var text = glyph.getUnicode();
    return !text.isEmpty() && text.charAt(0) >= '\u2e80' && isStackable(text.codePointAt(0));
  }

  /** Groups {@code glyphs} by direction: upright text first, then the largest groups. */
  List<Group> groups(List<TextPosition> glyphs) {
    if (!seen || glyphs.isEmpty()) {
      return List.of(new Group(0, glyphs));
    }
    Map<Integer, List<TextPosition>> byTurn = new TreeMap<>();
    var stacked = stacked(glyphs);
    for (int i = 0; i < glyphs.size(); i++) {
      var glyph = glyphs.get(i);
      boolean vertical = stacked[i] || glyph.getFont().isVertical();
      int turn = vertical ? DOWNWARDS : angle(glyph);
      if (turn != 0 && !byTurn.containsKey(turn) && byTurn.size() >= MAX_GROUPS) {
        turn = 0;
      }
      byTurn
          .computeIfAbsent(turn, unused -> new ArrayList<>())
          .add(
              vertical
                  ? downwards(glyph, glyphs.get(Math.min(i + 1, glyphs.size() - 1)))
                  : turn == 0 ? glyph : turned(glyph, turn));
    }
    return byTurn.entrySet().stream()
        .map(entry -> new Group(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing((Group group) -> group.turn() != 0)
                .thenComparing(group -> -group.glyphs().size()))
        .toList();
  }

  /** The angle of the text on the displayed page, in degrees. */
  private static int angle(TextPosition glyph) {
    var matrix = glyph.getTextMatrix();
    var degrees = Math.toDegrees(Math.atan2(matrix.getShearY(), matrix.getScaleX()));
    int angle = (int) Math.round(degrees) - glyph.getRotation();
    return Math.floorMod(angle, 360) < 2 ? 0 : Math.floorMod(angle, 360);
  }

  private static TextPosition turned(TextPosition glyph, int turn) {
    var matrix = glyph.getTextMatrix();
    double angle = Math.toRadians(turn + glyph.getRotation());
    double x = matrix.getTranslateX();
    double y = matrix.getTranslateY();
    double width = Math.hypot(glyph.getEndX() - x, glyph.getEndY() - y);
    return moved(
        glyph,
        (float) (Math.cos(angle) * x + Math.sin(angle) * y),
        (float) (Math.cos(angle) * y - Math.sin(angle) * x),
        (float) width);
  }

  /**
   * Converts a character of vertical writing to the coordinates of text that is turned to run
   * downwards. It extends to {@code next} if that is the next character of the column, even across
   * a gap: these scripts have no spaces between words.
   */
  private static TextPosition downwards(TextPosition glyph, TextPosition next) {
    var matrix = glyph.getTextMatrix();
    float size = size(glyph);
    float top = matrix.getTranslateY() + ASCENT * size;
    float below = next.getY() - glyph.getY();
    boolean isNext =
        Math.abs(center(next) - center(glyph)) < 0.75f * size && below > 0 && below < 2 * size;
    return moved(
        glyph,
        -top,
        matrix.getTranslateX() + glyph.getWidth() / 2 - size / 2,
        isNext ? below : size);
  }

  private static TextPosition moved(TextPosition glyph, float x, float y, float width) {
    var matrix = glyph.getTextMatrix();
    var upright = new Matrix(Math.abs(matrix.getScalingFactorX()), 0, 0, size(glyph), x, y);
    return new TextPosition(
        0,
        glyph.getPageWidth(),
        glyph.getPageHeight(),
        upright,
        x + width,
        y,
        glyph.getHeight(),
        width,
        glyph.getWidthOfSpace(),
        glyph.getUnicode(),
        glyph.getCharacterCodes(),
        glyph.getFont(),
        glyph.getFontSize(),
        (int) glyph.getFontSizeInPt());
  }

  /** Finds the glyphs of vertical writing with an upright font. */
  private static boolean[] stacked(List<TextPosition> glyphs) {
    var stacked = new boolean[glyphs.size()];
    int inRuns = 0;
    int all = 0;
    for (int start = 0; start < glyphs.size(); ) {
      int end = start + 1;
      if (isCharacter(glyphs.get(start))) {
        while (end < glyphs.size() && isBelow(glyphs.get(end - 1), glyphs.get(end))) {
          end++;
        }
        all += end - start;
      }
      if (end - start >= 2) {
        inRuns += end - start;
        for (int i = start; i < end; i++) {
          stacked[i] = true;
        }
      }
      start = end;
    }
    if (inRuns == 0) {
      return stacked;
    }
    boolean whole = inRuns >= 0.6 * all && inRuns >= CERTAIN_RUN;
    if (whole) {
      addSingle(glyphs, stacked);
    } else {
      keepCertain(stacked);
    }
    addBetween(glyphs, stacked);
    return stacked;
  }

  /** Short runs may be a coincidence, such as one-character cells of a table. */
  private static void keepCertain(boolean[] stacked) {
    for (int start = 0; start < stacked.length; ) {
      int end = start;
      while (end < stacked.length && stacked[end]) {
        end++;
      }
      if (end - start < CERTAIN_RUN) {
        Arrays.fill(stacked, start, end, false);
      }
      start = end + 1;
    }
  }

  /** Adds characters that are alone in their column. */
  private static void addSingle(List<TextPosition> glyphs, boolean[] stacked) {
    for (int i = 0; i < stacked.length; i++) {
      var glyph = glyphs.get(i);
      stacked[i] =
          stacked[i]
              || isCharacter(glyph)
                  && (i == 0 || !isInRow(glyphs.get(i - 1), glyph))
                  && (i + 1 == stacked.length || !isInRow(glyphs.get(i + 1), glyph));
    }
  }

  private static boolean isInRow(TextPosition other, TextPosition glyph) {
    return Math.abs(other.getY() - glyph.getY()) < 0.3f * size(glyph)
        && Math.abs(center(other) - center(glyph)) < 1.4f * size(glyph);
  }

  /** Adds other text of a column: a number between its characters, or a single last character. */
  private static void addBetween(List<TextPosition> glyphs, boolean[] stacked) {
    for (int i = 1; i < stacked.length; i++) {
      if (!stacked[i] && stacked[i - 1] && isInColumn(glyphs.get(i - 1), glyphs.get(i))) {
        stacked[i] = true;
      }
    }
    for (int i = stacked.length - 2; i >= 0; i--) {
      if (!stacked[i] && stacked[i + 1] && isInColumn(glyphs.get(i + 1), glyphs.get(i))) {
        stacked[i] = true;
      }
    }
  }

  private static boolean isInColumn(TextPosition inside, TextPosition glyph) {
    float size = size(inside);
    return glyph.getRotation() == 0
        && isUpright(glyph)
        && Math.abs(center(glyph) - center(inside)) < 0.75f * size
        && Math.abs(glyph.getY() - inside.getY()) < 1.6f * size;
  }

  private static boolean isBelow(TextPosition before, TextPosition glyph) {
    float size = size(before);
    float down = glyph.getY() - before.getY();
    return isCharacter(glyph)
        && Math.abs(center(glyph) - center(before)) < 0.3f * size
        && down > 0.6f * size
        && down < 1.45f * size;
  }

  private static boolean isCharacter(TextPosition glyph) {
    return mayBeStacked(glyph) && isUpright(glyph) && !glyph.getFont().isVertical();
  }

  private static float center(TextPosition glyph) {
    return glyph.getX() + glyph.getWidth() / 2;
  }

  /** The font size as it is shown. */
  static float size(TextPosition glyph) {
    return Math.abs(glyph.getTextMatrix().getScalingFactorY());
  }

  /** True for the characters of Chinese, Japanese and Korean, with their punctuation. */
  private static boolean isStackable(int character) {
    return character < 0xa000
        || character >= 0xac00 && character <= 0xd7a3
        || character >= 0xf900 && character <= 0xfaff
        || character >= 0xfe10 && character <= 0xfe4f
        || character >= 0xff01 && character <= 0xff9f
        || character >= 0x20000 && character <= 0x3ffff;
  }
}
