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
 * <p>Uses the sentence rules of Unicode (UAX 29, implemented by ICU) with three corrections. A line
 * break inside a sentence does not end it ({@link LineBreaks}). An abbreviation or an initial does
 * not end a sentence ({@link Abbreviations}). An opening bracket or quotation mark belongs to the
 * sentence that follows it.
 */
public final class Sentences {
  private static final ThreadLocal<BreakIterator> UAX29 =
      ThreadLocal.withInitial(() -> BreakIterator.getSentenceInstance(ULocale.ROOT));

  private Sentences() {}

  /** Spans of the sentences of {@code text} in order, without surrounding white space. */
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
   * The ends of the sentences in ascending order. Each end is after the white space that follows
   * the sentence. The last end is the length of the text, so the sentences cover the text.
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
          && (continuesAfter(unwrapped, end) || Abbreviations.endsWithOne(text, start, end))) {
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
   * An opening bracket or quotation mark belongs to the sentence that follows it: in "？《", the
   * previous sentence ends before "《". Without a space in between, UAX 29 treats the mark as part
   * of the previous sentence.
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

  /** Returns true if a lower-case letter follows on the same line, as after a quoted question. */
  private static boolean continuesAfter(String unwrapped, int end) {
    return Character.isLowerCase(unwrapped.charAt(end)) && unwrapped.charAt(end - 1) == ' ';
  }

  /** The span {@code start} to {@code end} of {@code text} without surrounding white space. */
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
