package dev.trawl.retrieval.chunk;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;

/**
 * Splits a text into sentences, and splits sentences that are too long for a chunk into smaller
 * pieces.
 */
final class Pieces {
  /**
   * Cuts are near the positions that would make all parts equally long. The maximum distance is the
   * length of a part divided by this number.
   */
  private static final int REACH = 4;

  private final String text;
  private final Tokens tokens;
  private final int tokensMax;
  private final BreakIterator graphemes = BreakIterator.getCharacterInstance(ULocale.ROOT);
  private boolean graphemesReady;
  private int[] ends = new int[64];
  private int[] counts = new int[64];
  private int size;

  Pieces(String text, Tokens tokens, int tokensMax) {
    this.text = text;
    this.tokens = tokens;
    this.tokensMax = tokensMax;
  }

  Cover all() {
    int start = 0;
    for (int end : Sentences.ends(text)) {
      part(start, end);
      start = end;
    }
    return new Cover(Arrays.copyOf(ends, size), Arrays.copyOf(counts, size));
  }

  /**
   * Counts the tokens of a piece. If there are too many, splits the piece evenly and counts the
   * parts.
   */
  private void part(int start, int end) {
    int count = tokens.count(text.substring(start, end));
    if (count <= tokensMax || end - start == 1) {
      add(end, count);
      return;
    }
    int parts = Math.min(count / (tokensMax - tokensMax / 8) + 1, end - start);
    int from = start;
    for (int i = 1; i < parts; i++) {
      int even = start + (int) ((long) (end - start) * i / parts);
      int cut = place(from, even, end, (end - start) / parts / REACH);
      if (cut > from && cut < end) {
        part(from, cut);
        from = cut;
      }
    }
    if (from == start) {
      add(end, count);
    } else {
      part(from, end);
    }
  }

  /**
   * The position of a cut: after a line break or a space near {@code even}, else between graphemes.
   */
  private int place(int start, int even, int end, int reach) {
    int space = -1;
    for (int i = even; i > Math.max(start, even - reach); i--) {
      if (text.charAt(i - 1) == '\n') {
        return i;
      }
      if (space < 0 && Sentences.isSpace(text.charAt(i - 1))) {
        space = i;
      }
    }
    return space > 0 ? space : betweenGraphemes(start, even, end);
  }

  private int betweenGraphemes(int start, int even, int end) {
    if (!graphemesReady) {
      graphemes.setText(text);
      graphemesReady = true;
    }
    int cut = even >= end ? end : graphemes.preceding(even + 1);
    if (cut > start) {
      return cut;
    }
    boolean inPair =
        Character.isLowSurrogate(text.charAt(even))
            && Character.isHighSurrogate(text.charAt(even - 1));
    return inPair ? even - 1 : even;
  }

  private void add(int end, int count) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    ends[size] = end;
    counts[size++] = count;
  }

  /** Pieces that cover a text. Arrays save memory: a long text has a hundred thousand pieces. */
  record Cover(int[] ends, int[] counts) {
    int size() {
      return ends.length;
    }

    int start(int piece) {
      return piece == 0 ? 0 : ends[piece - 1];
    }

    int end(int piece) {
      return ends[piece];
    }

    int tokens(int piece) {
      return counts[piece];
    }
  }
}
