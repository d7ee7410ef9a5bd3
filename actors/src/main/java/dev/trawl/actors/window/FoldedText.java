package dev.trawl.actors.window;

import dev.trawl.protocol.Span;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Text without the differences that a quote is forgiven, and for each of its units the code point
 * of the source that it came from.
 */
final class FoldedText {
  private final String source;
  private final StringBuilder folded;
  private int[] starts;

  private FoldedText(String source) {
    this.source = source;
    this.folded = new StringBuilder(source.length());
    this.starts = new int[source.length() + 1];
    var index = 0;
    while (index < source.length()) {
      index = append(index, source.codePointAt(index));
    }
  }

  static FoldedText of(String source) {
    return new FoldedText(source);
  }

  String folded() {
    return folded.toString();
  }

  /** The source of these folded units, or nothing where they begin or end inside a code point. */
  Optional<Span> sourceOf(int from, int to) {
    var startsInside = from > 0 && starts[from - 1] == starts[from];
    var endsInside = to < folded.length() && starts[to - 1] == starts[to];
    if (startsInside || endsInside) {
      return Optional.empty();
    }
    var last = starts[to - 1];
    return Optional.of(
        new Span(starts[from], last + Character.charCount(source.codePointAt(last))));
  }

  /** Where {@code wanted}, which is folded, stands, in order, as far as it has a source. */
  Stream<Span> places(String wanted) {
    return IntStream.iterate(
            folded.indexOf(wanted), at -> at >= 0, at -> folded.indexOf(wanted, at + 1))
        .mapToObj(at -> sourceOf(at, at + wanted.length()))
        .flatMap(Optional::stream);
  }

  /** Whether no word goes on across either end of the span. */
  boolean standsAlone(Span span) {
    return isBoundary(span.startChar()) && isBoundary(span.endChar());
  }

  private boolean isBoundary(int index) {
    return index == 0
        || index == source.length()
        || !isSpacedWord(source.codePointBefore(index))
        || !isSpacedWord(source.codePointAt(index));
  }

  /** Scripts that do not put spaces between words have no boundaries to respect. */
  private static boolean isSpacedWord(int codePoint) {
    return Character.isLetterOrDigit(codePoint)
        && switch (Character.UnicodeScript.of(codePoint)) {
          case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> false;
          default -> true;
        };
  }

  private int append(int index, int codePoint) {
    var next = index + Character.charCount(codePoint);
    if (!isSpace(codePoint) && !isHyphenInWord(index, codePoint, next)) {
      var form = fold(codePoint);
      reserve(folded.length() + form.length());
      Arrays.fill(starts, folded.length(), folded.length() + form.length(), index);
      folded.append(form);
    }
    return next;
  }

  private void reserve(int units) {
    if (units > starts.length) {
      starts = Arrays.copyOf(starts, units * 2);
    }
  }

  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || codePoint == 0x200B
        || codePoint == 0xFEFF;
  }

  /** A hyphen between letters, whitespace aside: a word cut at a line's end looks just so. */
  private boolean isHyphenInWord(int index, int codePoint, int next) {
    if (codePoint == 0xAD) {
      return true;
    }
    if (codePoint != '-' && codePoint != 0x2010 && codePoint != 0x2011) {
      return false;
    }
    return index > 0
        && Character.isLetter(source.codePointBefore(index))
        && Character.isLetter(codePointAfterSpace(next));
  }

  private int codePointAfterSpace(int from) {
    var index = from;
    while (index < source.length() && isSpace(source.codePointAt(index))) {
      index += Character.charCount(source.codePointAt(index));
    }
    return index < source.length() ? source.codePointAt(index) : ' ';
  }

  /**
   * Wide and narrow forms become the usual one. Kana are decomposed, since a narrow voiced kana is
   * two code points and the wide one is a single.
   */
  private static String fold(int codePoint) {
    var text = Character.toString(codePoint);
    if (codePoint >= 0xFF00 && codePoint <= 0xFFEF) {
      return Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u309B', '\u3099');
    }
    if (codePoint >= 0x3040 && codePoint <= 0x30FF) {
      return Normalizer.normalize(text, Normalizer.Form.NFD);
    }
    return text;
  }
}
