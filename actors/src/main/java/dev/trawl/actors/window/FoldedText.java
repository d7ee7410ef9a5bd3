package dev.trawl.actors.window;

import dev.trawl.protocol.Span;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Text that is normalised for comparing quotes. Each of its units is mapped to its code point in
 * the source.
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

  /** The span of these units in the source; empty if they begin or end inside a code point. */
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

  /** The spans of {@code wanted} in the source, in order; {@code wanted} must already be folded. */
  Stream<Span> places(String wanted) {
    return IntStream.iterate(
            folded.indexOf(wanted), at -> at >= 0, at -> folded.indexOf(wanted, at + 1))
        .mapToObj(at -> sourceOf(at, at + wanted.length()))
        .flatMap(Optional::stream);
  }

  /** Returns true if the span begins and ends at word boundaries. */
  boolean isAtWordBoundaries(Span span) {
    return isBoundary(span.startChar()) && isBoundary(span.endChar());
  }

  private boolean isBoundary(int index) {
    return index == 0
        || index == source.length()
        || !isSpacedWord(source.codePointBefore(index))
        || !isSpacedWord(source.codePointAt(index));
  }

  /** Scripts without spaces between words have no visible boundaries. */
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

  /** A hyphen between letters, perhaps with whitespace, as in a word broken at a line's end. */
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
   * Wide and narrow forms become the normal form. Kana are decomposed, because a narrow voiced kana
   * has two code points and a wide one has one.
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
