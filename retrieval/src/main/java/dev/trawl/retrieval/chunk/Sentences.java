package dev.trawl.retrieval.chunk;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.trawl.protocol.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds sentences in text of any language. Stateless.
 *
 * <p>Unicode's rules for sentence ends (UAX 29, as ICU has them) do the work. Two things they do
 * not know are added: where a line break ends a sentence and where it only wraps one ({@link
 * LineBreaks}), and that an abbreviation or an initial does not end one. A third they have wrong
 * where nothing parts sentences: to whom an opening mark belongs.
 */
public final class Sentences {
  private static final ThreadLocal<BreakIterator> UAX29 =
      ThreadLocal.withInitial(() -> BreakIterator.getSentenceInstance(ULocale.ROOT));

  private Sentences() {}

  /** The sentences of {@code text} in order, without the white space around them. */
  public static List<Span> of(String text) {
    var sentences = new ArrayList<Span>();
    int start = 0;
    for (int end : ends(text)) {
      var sentence = stripped(text, start, end);
      if (sentence.length() > 0) {
        sentences.add(sentence);
      }
      start = end;
    }
    return sentences;
  }

  /**
   * Where sentences end, white space after them included: rising, the last is the text's length, so
   * that the sentences cover the text.
   */
  static int[] ends(String text) {
    var iterator = UAX29.get();
    String unwrapped = LineBreaks.unwrapped(text);
    iterator.setText(unwrapped);
    int[] ends = new int[16];
    int count = 0;
    int start = 0;
    for (int found = iterator.next(); found != BreakIterator.DONE; found = iterator.next()) {
      int end = beforeOpening(unwrapped, start, found);
      if (end < text.length()
          && (goesOn(unwrapped, end) || Abbreviations.endsWithOne(text, start, end))) {
        continue;
      }
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, count * 2);
      }
      ends[count++] = end;
      start = end;
    }
    iterator.setText("");
    return Arrays.copyOf(ends, count);
  }

  /**
   * An opening mark belongs to what it opens: "？《" ends before "《". To the rules it is one of the
   * marks that close a sentence, and without a space between nothing else tells.
   */
  private static int beforeOpening(String text, int start, int found) {
    int end = found;
    while (end - 1 > start && end < text.length() && isOpening(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isOpening(char c) {
    int type = Character.getType(c);
    return type == Character.START_PUNCTUATION || type == Character.INITIAL_QUOTE_PUNCTUATION;
  }

  /** Whether a small letter follows on the same line, as after a quoted question. */
  private static boolean goesOn(String unwrapped, int end) {
    return Character.isLowerCase(unwrapped.charAt(end)) && unwrapped.charAt(end - 1) == ' ';
  }

  /** {@code start} to {@code end} of {@code text} without the white space around it. */
  public static Span stripped(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return new Span(from, to);
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
