package dev.trawl.retrieval.analysis;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Tokens that were found but not returned yet. Uses arrays, because this is on the hot path of
 * indexing.
 */
final class TokenBuffer {
  private static final int FIELDS = 5;

  private final StringBuilder letters = new StringBuilder();

  /** Five numbers per token: end of its letters, start, end, position increment, 1 if a keyword. */
  private int[] tokens = new int[FIELDS * 16];

  private int added;
  private int given;

  void clear() {
    letters.setLength(0);
    added = 0;
    given = 0;
  }

  boolean isEmpty() {
    return given == added;
  }

  /** Adds a folded token, unless it is empty after folding. */
  void add(CharSequence word, int start, int end, int increment, boolean keyword) {
    add(word, 0, word.length(), start, end, increment, keyword);
  }

  /** Adds {@code word} from {@code from} to {@code to}. */
  void add(
      CharSequence word, int from, int to, int start, int end, int increment, boolean keyword) {
    int before = letters.length();
    Folding.fold(word, from, to, letters);
    append(before, start, end, increment, keyword);
  }

  /** Adds a word of which only the first letter needs folding. */
  void addPlain(char[] text, int start, int end) {
    int before = letters.length();
    letters.append(text, start, end - start);
    char first = text[start];
    if (first <= 'Z') {
      letters.setCharAt(before, (char) (first | 0x20));
    }
    append(before, start, end, 1, false);
  }

  private void append(int before, int start, int end, int increment, boolean keyword) {
    if (letters.length() == before) {
      return;
    }
    if (FIELDS * (added + 1) > tokens.length) {
      tokens = Arrays.copyOf(tokens, tokens.length * 2);
    }
    int at = FIELDS * added++;
    tokens[at] = letters.length();
    tokens[at + 1] = start;
    tokens[at + 2] = end;
    tokens[at + 3] = increment;
    tokens[at + 4] = keyword ? 1 : 0;
  }

  void next(
      CharTermAttribute term,
      OffsetAttribute offset,
      PositionIncrementAttribute increment,
      KeywordAttribute keyword,
      IntUnaryOperator correct) {
    int at = FIELDS * given;
    int from = given == 0 ? 0 : tokens[at - FIELDS];
    int size = tokens[at] - from;
    term.resizeBuffer(size);
    letters.getChars(from, tokens[at], term.buffer(), 0);
    term.setLength(size);
    offset.setOffset(correct.applyAsInt(tokens[at + 1]), correct.applyAsInt(tokens[at + 2]));
    increment.setPositionIncrement(tokens[at + 3]);
    keyword.setKeyword(tokens[at + 4] == 1);
    if (++given == added) {
      clear();
    }
  }
}
