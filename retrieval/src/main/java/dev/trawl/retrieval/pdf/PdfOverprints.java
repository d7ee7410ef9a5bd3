package dev.trawl.retrieval.pdf;

import java.util.Arrays;
import org.apache.pdfbox.text.TextPosition;

/**
 * Finds characters that are printed again at the same place, as some programs do to make them bold.
 * PDFBox can do this as well, but keeps two sorted trees for each character of a page.
 */
final class PdfOverprints {
  /** Side of the squares in which places are grouped, in points. */
  private static final float SQUARE = 8;

  /**
   * Characters further apart than this, in points, are never the same. Limits the squares to
   * search.
   */
  private static final float MAX_DISTANCE = 48;

  /**
   * Maximum distance from the origin, in squares; places further away share the outermost squares.
   */
  private static final int FAR = 1 << 20;

  private static final int BUCKETS = 1 << 12;
  private static final int FIRST_CAPACITY = 1 << 12;

  /** The index of the latest place in each bucket, plus one; 0 if the bucket is empty. */
  private final int[] latest = new int[BUCKETS];

  /** For each place, the index of the previous place in the same bucket, plus one. */
  private int[] before = new int[FIRST_CAPACITY];

  private String[] texts = new String[FIRST_CAPACITY];
  private float[] xs = new float[FIRST_CAPACITY];
  private float[] ys = new float[FIRST_CAPACITY];
  private int size;

  void startPage() {
    Arrays.fill(latest, 0);
    Arrays.fill(texts, 0, size, null);
    size = 0;
  }

  /** True if the page already has the same text at this place. Otherwise remembers the glyph. */
  boolean repeats(TextPosition glyph) {
    var text = glyph.getUnicode();
    float x = glyph.getX();
    float y = glyph.getY();
    float distance = Math.min(MAX_DISTANCE, glyph.getWidth() / text.length() / 3);
    int right = square(x + distance);
    int lower = square(y + distance);
    for (int row = square(y - distance); row <= lower; row++) {
      for (int column = square(x - distance); column <= right; column++) {
        if (isNear(text, x, y, distance, bucket(text, column, row))) {
          return true;
        }
      }
    }
    remember(text, x, y);
    return false;
  }

  private boolean isNear(String text, float x, float y, float distance, int bucket) {
    for (int at = latest[bucket] - 1; at >= 0; at = before[at] - 1) {
      if (xs[at] >= x - distance
          && xs[at] < x + distance
          && ys[at] >= y - distance
          && ys[at] < y + distance
          && texts[at].equals(text)) {
        return true;
      }
    }
    return false;
  }

  private void remember(String text, float x, float y) {
    if (size == xs.length) {
      before = Arrays.copyOf(before, 2 * size);
      texts = Arrays.copyOf(texts, 2 * size);
      xs = Arrays.copyOf(xs, 2 * size);
      ys = Arrays.copyOf(ys, 2 * size);
    }
    int bucket = bucket(text, square(x), square(y));
    texts[size] = text;
    xs[size] = x;
    ys[size] = y;
    before[size] = latest[bucket];
    latest[bucket] = ++size;
  }

  private static int square(float place) {
    return Math.clamp((long) Math.floor(place / SQUARE), -FAR, FAR);
  }

  private static int bucket(String text, int column, int row) {
    int hash = (text.hashCode() * 31 + row) * 0x9e3779b1 + column * 0x85ebca6b;
    return (hash ^ hash >>> 15) & (BUCKETS - 1);
  }
}
