package dev.trawl.retrieval.pdf;

import dev.trawl.retrieval.chunk.Tokens;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Joins words that were divided at the end of a line. Whether the hyphen belongs to the word is
 * decided after the whole document was read: {@code exam-ple} becomes {@code example} if the
 * document or the vocabulary of the token counter contains this word, or if neither part is a word.
 * Otherwise the hyphen stays and only the line end is removed, as in {@code well-known} or {@code
 * KX-9000}.
 */
final class PdfHyphens {
  private static final int MAX_DIVIDED = 200_000;
  private static final int MAX_WORD = 40;
  private static final int BITS = 1 << 20;

  /** A hyphen before these words stands for an omitted part, as in {@code pre- and post-war}. */
  private static final Set<String> CONJUNCTIONS =
      Set.of("and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of", "och");

  private final PdfSink sink;
  private final int start;
  private final Map<String, Integer> counts = new HashMap<>();
  private final BitSet wanted = new BitSet(BITS);
  private int[] hyphens = new int[64];
  private int size;

  PdfHyphens(PdfSink sink) {
    this.sink = sink;
    this.start = sink.length();
  }

  /** Call this before writing a line that continues the paragraph of the previous line. */
  void lineFollows() {
    var text = sink.text();
    int hyphen = sink.length() - 2;
    if (hyphen > start
        && size < MAX_DIVIDED
        && text.charAt(hyphen + 1) == '\n'
        && isHyphen(text.charAt(hyphen))
        && Character.isLetterOrDigit(text.charAt(hyphen - 1))) {
      if (size == hyphens.length) {
        hyphens = Arrays.copyOf(hyphens, 2 * size);
      }
      hyphens[size++] = hyphen;
    }
  }

  private static boolean isHyphen(char character) {
    return character == '-' || character == '\u2010' || character == '\u00ad';
  }

  /** Returns the indices of the hyphens and line ends to remove, in ascending order. */
  int[] removable() {
    if (size == 0) {
      return new int[0];
    }
    for (int i = 0; i < size; i++) {
      var left = left(hyphens[i]);
      var right = right(hyphens[i]);
      want(left);
      want(right);
      want(left + right);
      want(left + "-" + right);
    }
    count();
    var removed = new int[2 * size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      switch (decide(hyphens[i])) {
        case JOIN -> {
          removed[count++] = hyphens[i];
          removed[count++] = hyphens[i] + 1;
        }
        case KEEP_HYPHEN -> removed[count++] = hyphens[i] + 1;
        case KEEP_LINES -> {}
      }
    }
    return Arrays.copyOf(removed, count);
  }

  /**
   * The new index of the character at {@code index} after those at {@code removed} were removed.
   */
  static int moved(int index, int[] removed) {
    int before = Arrays.binarySearch(removed, index);
    return index - (before < 0 ? -before - 1 : before);
  }

  private enum Decision {
    JOIN,
    KEEP_HYPHEN,
    KEEP_LINES
  }

  private Decision decide(int hyphen) {
    var text = sink.text();
    var left = left(hyphen);
    var right = right(hyphen);
    if (hyphen + 2 >= text.length() || !Character.isLetterOrDigit(text.charAt(hyphen + 2))) {
      return Decision.KEEP_LINES;
    }
    if (text.charAt(hyphen) == '\u00ad') {
      return Decision.JOIN;
    }
    if (CONJUNCTIONS.contains(right)) {
      return Decision.KEEP_LINES;
    }
    boolean isPlainWord =
        !left.isEmpty()
            && !right.isEmpty()
            && !isPartOfMore(hyphen - left.length() - 1)
            && isSameCase(text.charAt(hyphen - 1), text.charAt(hyphen + 2));
    if (!isPlainWord) {
      return Decision.KEEP_HYPHEN;
    }
    int joined = count(left + right);
    int hyphenated = count(left + "-" + right);
    if (joined != hyphenated) {
      return joined > hyphenated ? Decision.JOIN : Decision.KEEP_HYPHEN;
    }
    return isCommon(left + right) || !isWord(left) && !isWord(right)
        ? Decision.JOIN
        : Decision.KEEP_HYPHEN;
  }

  private static boolean isSameCase(char before, char after) {
    return Character.isUpperCase(before) == Character.isUpperCase(after);
  }

  /** True if the character at {@code before} belongs to the same word, as in {@code state-of}. */
  private boolean isPartOfMore(int before) {
    if (before < start) {
      return false;
    }
    char character = sink.text().charAt(before);
    return isHyphen(character) || Character.isLetterOrDigit(character);
  }

  private boolean isWord(String part) {
    return count(part) > 0 || isCommon(part);
  }

  private int count(String word) {
    return counts.getOrDefault(word, 0);
  }

  private static boolean isCommon(String word) {
    return Tokens.builtIn().count(" " + word) == 1;
  }

  /** The letters before the hyphen. */
  private String left(int hyphen) {
    int from = hyphen;
    while (from > start && hyphen - from < MAX_WORD && isLetter(from - 1)) {
      from--;
    }
    return word(from, hyphen);
  }

  /** The letters after the line end. */
  private String right(int hyphen) {
    int from = hyphen + 2;
    int to = from;
    while (to < sink.length() && to - from < MAX_WORD && isLetter(to)) {
      to++;
    }
    return word(Math.min(from, to), to);
  }

  private boolean isLetter(int index) {
    return isLetter(sink.text().charAt(index));
  }

  private static boolean isLetter(char character) {
    return character < 128
        ? (character | 32) >= 'a' && (character | 32) <= 'z'
        : Character.isLetter(character);
  }

  private String word(int from, int to) {
    return sink.text().subSequence(from, to).toString().toLowerCase(Locale.ROOT);
  }

  private void want(String word) {
    counts.put(word, 0);
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = 31 * hash + word.charAt(i);
    }
    wanted.set(hash & (BITS - 1));
  }

  /** Counts the wanted words in the document, except the parts of divided words. */
  private void count() {
    var text = sink.text();
    int end = text.length();
    for (int from = start; from < end; ) {
      if (!isLetter(text.charAt(from))) {
        from++;
        continue;
      }
      int to = from;
      int hash = 0;
      while (to < end && isLetter(text.charAt(to))) {
        hash = 31 * hash + Character.toLowerCase(text.charAt(to++));
      }
      if (!isDivided(from, to)) {
        found(hash, from, to);
        int hyphenated = to;
        if (to < end && text.charAt(to) == '-') {
          hash = 31 * hash + '-';
          hyphenated++;
          while (hyphenated < end && isLetter(text.charAt(hyphenated))) {
            hash = 31 * hash + Character.toLowerCase(text.charAt(hyphenated++));
          }
          found(hash, from, hyphenated);
        }
      }
      from = to;
    }
  }

  private boolean isDivided(int from, int to) {
    var text = sink.text();
    return to + 1 < text.length() && isHyphen(text.charAt(to)) && text.charAt(to + 1) == '\n'
        || from - 2 >= start && text.charAt(from - 1) == '\n' && isHyphen(text.charAt(from - 2));
  }

  private void found(int hash, int from, int to) {
    if (wanted.get(hash & (BITS - 1)) && to - from <= 2 * MAX_WORD + 1) {
      counts.computeIfPresent(word(from, to), (word, count) -> count + 1);
    }
  }
}
