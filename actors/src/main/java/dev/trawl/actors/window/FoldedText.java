package dev.trawl.actors.window;

import dev.trawl.protocol.Span;
import dev.trawl.retrieval.analysis.SimplifiedChinese;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Text without the differences that models and text extraction introduce into quotes: white space,
 * punctuation, Markdown, case, character width, and traditional or simplified characters. Each unit
 * of the folded text knows the code point of the source that it came from.
 *
 * <p>Digits keep the points and commas between them and a minus sign before them, because these
 * change the number.
 */
public final class FoldedText {
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

  public static FoldedText of(String source) {
    return new FoldedText(source);
  }

  /** A key that is equal for texts that differ only in what folding removes. */
  public static String key(String text) {
    return of(text).folded();
  }

  /** The folded text. */
  public String folded() {
    return folded.toString();
  }

  /**
   * The span in the source of the folded units from {@code from} to {@code to}; empty if they begin
   * or end inside a code point.
   */
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

  /** The spans of {@code phrase} in the source, in order; {@code phrase} must already be folded. */
  public Stream<Span> places(String phrase) {
    return IntStream.iterate(
            folded.indexOf(phrase), at -> at >= 0, at -> folded.indexOf(phrase, at + 1))
        .mapToObj(at -> sourceOf(at, at + phrase.length()))
        .flatMap(Optional::stream);
  }

  /** Returns true if {@code span} begins and ends at word boundaries of {@code text}. */
  public static boolean isAtWordBoundaries(String text, Span span) {
    return isBoundary(text, span.startChar()) && isBoundary(text, span.endChar());
  }

  private static boolean isBoundary(String text, int index) {
    return index == 0
        || index == text.length()
        || !isSpacedWord(text.codePointBefore(index))
        || !isSpacedWord(text.codePointAt(index));
  }

  /** Scripts without spaces between words have no visible boundaries. */
  private static boolean isSpacedWord(int codePoint) {
    return Character.isLetterOrDigit(codePoint) && !isUnspaced(codePoint);
  }

  /** Returns true if the script of the code point does not separate words with spaces. */
  public static boolean isUnspaced(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  private int append(int index, int codePoint) {
    var next = index + Character.charCount(codePoint);
    if (isKept(index, codePoint, next)) {
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

  private boolean isKept(int index, int codePoint, int next) {
    if (Character.isLetterOrDigit(codePoint)) {
      return true;
    }
    var digitFollows = next < source.length() && Character.isDigit(source.codePointAt(next));
    var digitPrecedes = index > 0 && Character.isDigit(source.codePointBefore(index));
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.CURRENCY_SYMBOL ->
          true;
      case Character.MATH_SYMBOL -> codePoint == '+' || (isMinus(codePoint) && digitFollows);
      case Character.DASH_PUNCTUATION ->
          isMinus(codePoint) && digitFollows && (index == 0 || isSpaceBefore(index));
      case Character.OTHER_PUNCTUATION ->
          codePoint == '%'
              || ((codePoint == '.' || codePoint == ',') && digitPrecedes && digitFollows);
      default -> false;
    };
  }

  private boolean isSpaceBefore(int index) {
    var before = source.codePointBefore(index);
    return Character.isWhitespace(before) || before == '(';
  }

  private static boolean isMinus(int codePoint) {
    return codePoint == '-' || codePoint == 0x2212;
  }

  /** A canonical form in which wide and narrow, composed and decomposed characters are equal. */
  static String fold(int codePoint) {
    if (codePoint < 0x80) {
      return Character.toString(Character.toLowerCase(codePoint));
    }
    if (codePoint == 0x2212) {
      return "-";
    }
    var text = SimplifiedChinese.fold(Character.toString(codePoint).toLowerCase(Locale.ROOT));
    return Normalizer.normalize(text, Normalizer.Form.NFKD);
  }
}
