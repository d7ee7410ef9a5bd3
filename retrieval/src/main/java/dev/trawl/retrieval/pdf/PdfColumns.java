package dev.trawl.retrieval.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a page one after the other if the file contains them row by row. Columns are
 * recognised by a vertical gap that no word crosses for several lines. Tables have such gaps as
 * well and must stay rows, so both sides must look like prose: long lines that fill the column, and
 * sentences that continue on the next line.
 */
final class PdfColumns {
  private static final int MIN_CHANGES = 3;
  private static final int MIN_CHARACTERS = 18;
  private static final int MAX_TRIES = 200;

  /** Minimum width of the gap, in font sizes. */
  private static final float MIN_GAP = 0.6f;

  /** A full line covers at least this share of its column. */
  private static final float FULL = 0.8f;

  private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?؟۔。！？…][\"”’)）」』]?$");
  private static final Pattern NEXT_SENTENCE = Pattern.compile("[.!?] +[\\p{Lu}\\p{Lo}]|[؟۔。！？]");

  private PdfColumns() {}

  /** The vertical gap between two columns: from {@code left} to {@code right}, in points. */
  private record Gap(float left, float right) {
    Gap and(Gap other) {
      return new Gap(Math.max(left, other.left), Math.min(right, other.right));
    }

    boolean isWide(PdfLine line) {
      return right - left >= MIN_GAP * line.size();
    }
  }

  /** The columns of consecutive lines; each is a list of lines from top to bottom. */
  private record Split(List<PdfLine> left, List<PdfLine> right, int changes, int count) {}

  static List<PdfLine> inReadingOrder(List<PdfLine> lines) {
    var ordered = new ArrayList<PdfLine>(lines.size());
    int tries = 0;
    for (int i = 0; i < lines.size(); ) {
      var gap = tries < MAX_TRIES ? gapAt(lines, i) : null;
      var split = gap == null ? null : split(lines, i, gap);
      if (split != null) {
        tries++;
        if (split.changes() >= MIN_CHANGES && isProse(split.left()) && isProse(split.right())) {
          boolean rightFirst = lines.get(i).isRightToLeft();
          ordered.addAll(rightFirst ? split.right() : split.left());
          ordered.addAll(inReadingOrder(rightFirst ? split.left() : split.right()));
          i += split.count();
          continue;
        }
      }
      ordered.add(lines.get(i++));
    }
    return ordered;
  }

  /** The gap in a line, or between a line and the next one if both are in the same row. */
  private static @Nullable Gap gapAt(List<PdfLine> lines, int index) {
    var line = lines.get(index);
    var words = line.words();
    for (int i = 1; i < words.size(); i++) {
      var gap =
          line.isRightToLeft()
              ? new Gap(words.get(i).right(), words.get(i - 1).left())
              : new Gap(words.get(i - 1).right(), words.get(i).left());
      if (gap.isWide(line)) {
        return gap;
      }
    }
    if (index + 1 < lines.size()) {
      var next = lines.get(index + 1);
      var gap = new Gap(line.right(), next.left());
      if (next.turn() == line.turn()
          && gap.isWide(line)
          && Math.abs(next.baseline() - line.baseline()) < line.size()) {
        return gap;
      }
    }
    return null;
  }

  /** Splits the lines from {@code start} on, as long as they leave the gap free. */
  private static Split split(List<PdfLine> lines, int start, Gap first) {
    var left = new ArrayList<PdfLine>();
    var right = new ArrayList<PdfLine>();
    var gap = first;
    int changes = 0;
    boolean wasLeft = false;
    int i = start;
    for (; i < lines.size(); i++) {
      var line = lines.get(i);
      var narrower = narrower(gap, line);
      if (line.turn() != lines.get(start).turn()
          || !narrower.isWide(line)
          || i > start
              && Math.abs(line.baseline() - lines.get(i - 1).baseline()) > 6 * line.size()) {
        break;
      }
      gap = narrower;
      float middle = (gap.left() + gap.right()) / 2;
      var parts = List.of(part(line, middle, true), part(line, middle, false));
      if (!parts.getFirst().isEmpty()) {
        left.add(line.with(unmarked(parts.getFirst())));
        wasLeft = true;
      }
      if (!parts.getLast().isEmpty()) {
        right.add(line.with(unmarked(parts.getLast())));
        changes += wasLeft ? 1 : 0;
        wasLeft = false;
      }
    }
    return new Split(left, right, changes, i - start);
  }

  private static Gap narrower(Gap gap, PdfLine line) {
    float middle = (gap.left() + gap.right()) / 2;
    for (var word : line.words()) {
      if ((word.left() + word.right()) / 2 < middle) {
        gap = gap.and(new Gap(word.right(), Float.MAX_VALUE));
      } else {
        gap = gap.and(new Gap(-Float.MAX_VALUE, word.left()));
      }
    }
    return gap;
  }

  private static List<PdfWord> part(PdfLine line, float middle, boolean isLeft) {
    return line.words().stream().filter(word -> word.left() < middle == isLeft).toList();
  }

  /**
   * Removes the mark of a table cell from the first word, because no word precedes it in the
   * column.
   */
  private static List<PdfWord> unmarked(List<PdfWord> words) {
    var copy = new ArrayList<>(words);
    var first = words.getFirst();
    copy.set(0, new PdfWord(first.text(), first.left(), first.right(), false));
    return copy;
  }

  private static boolean isProse(List<PdfLine> column) {
    float left = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    int characters = 0;
    for (var line : column) {
      left = Math.min(left, line.left());
      right = Math.max(right, line.right());
      characters += width(line.text());
    }
    int full = 0;
    int goesOn = 0;
    int withCase = 0;
    int sentences = 0;
    int pairs = column.size() - 1;
    for (int i = 0; i <= pairs; i++) {
      var text = column.get(i).text();
      boolean ends = SENTENCE_END.matcher(text).matches();
      sentences += ends || NEXT_SENTENCE.matcher(text).find() ? 1 : 0;
      if (i == pairs) {
        break;
      }
      full += reach(column.get(i), left, right) > FULL * (right - left) ? 1 : 0;
      int next = column.get(i + 1).text().codePointAt(0);
      boolean hasCase = Character.isLowerCase(next) || Character.isUpperCase(next);
      withCase += hasCase ? 1 : 0;
      goesOn += !ends && (!hasCase || Character.isLowerCase(next)) ? 1 : 0;
    }
    return pairs >= 2
        && sentences > 0
        && characters >= MIN_CHARACTERS * column.size()
        && full >= 0.6 * pairs
        && goesOn >= (withCase > pairs / 2 ? 0.4 : 0.7) * pairs;
  }

  /** Distance from the side of the column where lines start to the end of this line. */
  private static float reach(PdfLine line, float left, float right) {
    return PdfBidi.isRightToLeft(line.text()) ? right - line.left() : line.right() - left;
  }

  /** Chinese, Japanese and Korean characters count as two, because they are about twice as wide. */
  private static int width(String text) {
    return text.codePoints().map(character -> character < 0x2e80 ? 1 : 2).sum();
  }
}
