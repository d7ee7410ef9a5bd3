package dev.trawl.retrieval.pdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Groups the lines of a page into paragraphs. A PDF only stores the positions of words, so
 * paragraphs must be detected by the distance between lines. The most common distance for a font
 * size on the page is the distance within a paragraph; a clearly larger distance starts a new
 * paragraph. An indented line starts a paragraph only after the end of a sentence, because lists,
 * formulas and program code are also indented.
 */
final class PdfLayout {
  private static final float CLEARLY_LARGER = 1.18f;
  private static final float OTHER_SIZE = 1.12f;
  private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?؟۔。！？…][\"”’)）」』]?$");

  /** Matches a line that starts a list item or a numbered heading. */
  private static final Pattern ITEM =
      Pattern.compile("([•▪◦‣·*–—-]|\\(?\\w{1,3}[.)]|\\d+(\\.\\d+)+)(\\s.*)?", Pattern.DOTALL);

  /** A shorter line is more likely a title than a part of a sentence. */
  private static final int SENTENCE_PART = 25;

  private final Map<Integer, Float> usual = new HashMap<>();

  /**
   * Returns true if {@code line} starts a paragraph after {@code before}. Call {@link #learn} for
   * the page first.
   */
  boolean startsParagraph(PdfLine before, PdfLine line) {
    if (line.turn() != before.turn()) {
      return true;
    }
    float gap = line.baseline() - before.baseline();
    if (gap < 0) {
      // A new column or a box: the sentence may continue there.
      return endsSentence(before);
    }
    float larger = Math.max(line.size(), before.size());
    float smaller = Math.min(line.size(), before.size());
    if (larger > smaller * OTHER_SIZE && gap > smaller / 2) {
      return true;
    }
    float leading = usual.getOrDefault(bucket(line), 1.25f * larger);
    if (gap > CLEARLY_LARGER * leading) {
      return true;
    }
    return line.left() > before.left() + line.size() * 0.9f
        && gap > line.size() / 2
        && endsSentence(before);
  }

  /**
   * Returns true if the last sentence of a page goes on in {@code after}, the first line of the
   * next page.
   */
  static boolean continues(List<PdfLine> page, PdfLine after) {
    var last = page.getLast();
    var text = last.text();
    if (last.turn() != after.turn()
        || Math.max(last.size(), after.size()) > OTHER_SIZE * Math.min(last.size(), after.size())
        || endsSentence(last)
        || ITEM.matcher(after.text()).matches()) {
      return false;
    }
    float width = last.right() - last.left();
    float widest = widest(page, last);
    if (Character.isLowerCase(after.text().codePointAt(0)) || text.endsWith("-")) {
      return !after.hasCells() && width >= 0.4f * widest;
    }
    return !last.hasCells()
        && !after.hasCells()
        && !text.endsWith(":")
        && last.font().equals(after.font())
        && width(text) >= SENTENCE_PART
        && width >= 0.8f * widest;
  }

  /** The mark of a footnote may follow the end of the sentence. */
  private static boolean endsSentence(PdfLine line) {
    var text = line.text();
    var mark = line.raised().isEmpty() ? "" : line.raised().getLast();
    return SENTENCE_END
        .matcher(text.endsWith(mark) ? text.substring(0, text.length() - mark.length()) : text)
        .matches();
  }

  /** Chinese, Japanese and Korean characters count as two, because they say more. */
  private static int width(String text) {
    return text.codePoints().map(character -> character < 0x2e80 ? 1 : 2).sum();
  }

  /** The width of the widest line in the same column. */
  private static float widest(List<PdfLine> page, PdfLine line) {
    float widest = 0;
    for (var other : page) {
      if (other.turn() == line.turn()
          && Math.abs(other.left() - line.left()) < 3 * line.size()
          && !other.hasCells()) {
        widest = Math.max(widest, other.right() - other.left());
      }
    }
    return widest;
  }

  /** Learns the most common line distance for each font size on a page. */
  void learn(List<PdfLine> lines) {
    var counts = new HashMap<Integer, Map<Integer, Integer>>();
    for (int i = 1; i < lines.size(); i++) {
      var line = lines.get(i);
      float gap = line.baseline() - lines.get(i - 1).baseline();
      if (bucket(line) == bucket(lines.get(i - 1))
          && gap > line.size() * 0.8f
          && gap < line.size() * 3) {
        counts
            .computeIfAbsent(bucket(line), size -> new HashMap<>())
            .merge(Math.round(gap * 2), 1, Integer::sum);
      }
    }
    counts.forEach(
        (size, gaps) -> {
          int all = gaps.values().stream().mapToInt(Integer::intValue).sum();
          if (all >= 3 || !usual.containsKey(size)) {
            usual.put(size, mostCommon(gaps) / 2f);
          }
        });
  }

  /** The most common gap; the smallest one in case of a tie. */
  private static int mostCommon(Map<Integer, Integer> gaps) {
    return gaps.entrySet().stream()
        .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(entry -> -entry.getKey()))
        .orElseThrow()
        .getKey();
  }

  private static int bucket(PdfLine line) {
    return Math.round(line.size() * 2);
  }
}
