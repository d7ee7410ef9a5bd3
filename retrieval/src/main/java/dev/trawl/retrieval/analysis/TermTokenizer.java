package dev.trawl.retrieval.analysis;

import dev.trawl.protocol.Span;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Splits text into words, folded but not yet stemmed. Words that must not be stemmed are marked as
 * keywords. A compound comes before its parts and has the position of its first part.
 */
final class TermTokenizer extends Tokenizer {
  /** The longest term. A longer word is cut into terms of this length, so that nothing is lost. */
  private static final int MAX_TERM_LENGTH = 200;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

  private final Segmenter.Segmenters segmenters;
  private final TokenBuffer pending = new TokenBuffer();
  private char[] text = new char[1 << 12];
  private int length;
  private int at;

  TermTokenizer(Segmenter.Segmenters segmenters) {
    this.segmenters = segmenters;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    length = 0;
    at = 0;
    pending.clear();
    for (int read = input.read(text);
        read >= 0;
        read = input.read(text, length, text.length - length)) {
      length += read;
      if (length == text.length) {
        text = Arrays.copyOf(text, length * 2);
      }
    }
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (pending.isEmpty()) {
      if (at >= length) {
        return false;
      }
      scan();
    }
    clearAttributes();
    pending.next(term, offset, increment, keyword, this::correctOffset);
    return true;
  }

  @Override
  public void end() throws IOException {
    super.end();
    int end = correctOffset(length);
    offset.setOffset(end, end);
  }

  /** Reads the next word, or skips the next character. */
  private void scan() throws IOException {
    switch (CharacterType.kind(text, at, length)) {
      case LETTER -> scanCompound();
      case IDEOGRAPH -> scanIdeographs();
      case HANGUL -> segment(segmenters.hangul(), CharacterType.Kind.HANGUL);
      case SOUTH_EAST_ASIAN ->
          segment(segmenters.southEastAsian(), CharacterType.Kind.SOUTH_EAST_ASIAN);
      case NONE -> at += Character.charCount(Character.codePointAt(text, at, length));
    }
  }

  /** Finds the words of a run of ideographs and kana, and the numbers among them. */
  private void scanIdeographs() throws IOException {
    int start = at;
    at = runEnd(start, CharacterType.Kind.IDEOGRAPH);
    var run = new String(text, start, at - start);
    var forms = KanaForms.areIn(run) ? KanaForms.of(run) : null;
    var usual = forms == null ? run : forms.text();
    var numbers = new ArrayDeque<>(ChineseNumbers.in(usual));
    segmenters
        .ideographs()
        .segment(
            usual,
            (letters, from, to, first, last, shares) -> {
              var word = forms == null ? new Span(first, last) : forms.source(first, last);
              pending.add(
                  letters,
                  from,
                  to,
                  start + word.startChar(),
                  start + word.endChar(),
                  shares ? 0 : 1,
                  false);
              if (!numbers.isEmpty() && numbers.getFirst().start() <= first) {
                addNumber(numbers.removeFirst(), start, forms);
              }
            });
    if (!numbers.isEmpty() && !pending.isEmpty()) {
      addNumber(numbers.removeFirst(), start, forms);
    }
  }

  /** Adds a number as digits, at the position of its first word. */
  private void addNumber(ChineseNumbers.Number number, int start, @Nullable KanaForms forms) {
    var place =
        forms == null
            ? new Span(number.start(), number.end())
            : forms.source(number.start(), number.end());
    pending.add(
        String.valueOf(number.value()),
        start + place.startChar(),
        start + place.endChar(),
        0,
        true);
  }

  private int runEnd(int start, CharacterType.Kind kind) {
    int i = start;
    while (i < length
        && i - start < MAX_TERM_LENGTH
        && CharacterType.kind(text, i, length) == kind) {
      i += Character.charCount(Character.codePointAt(text, i, length));
    }
    return i;
  }

  private void segment(Segmenter segmenter, CharacterType.Kind kind) throws IOException {
    int start = at;
    at = runEnd(start, kind);
    segmenter.segment(
        new String(text, start, at - start),
        (letters, from, to, first, last, shares) ->
            pending.add(letters, from, to, start + first, start + last, shares ? 0 : 1, false));
  }

  /** Reads a word, or words joined as in an identifier, a number or an address. */
  private void scanCompound() {
    int plain = plainEnd();
    if (plain > at) {
      pending.addPlain(text, at, plain);
      at = plain;
      return;
    }
    var compound = new Compound(text, at, length, MAX_TERM_LENGTH);
    at = compound.end();
    compound.addTo(pending);
  }

  /**
   * A fast path for most words. Returns the end of a word of ASCII letters that is followed by a
   * space or punctuation; only its first letter may be a capital. For any other word, returns its
   * start.
   */
  private int plainEnd() {
    if ((text[at] | 0x20) < 'a' || (text[at] | 0x20) > 'z') {
      return at;
    }
    int i = at + 1;
    while (i < length && CharacterType.isLowerCase(text[i])) {
      i++;
    }
    boolean ends = i == length || CharacterType.endsWord(text[i]);
    boolean stops = i + 1 < length && (text[i] == ',' || text[i] == '.') && text[i + 1] == ' ';
    return (ends || stops) && i - at < MAX_TERM_LENGTH ? i : at;
  }
}
