package dev.trawl.retrieval.rtf;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/**
 * Text that is not complete yet: a character may consist of several bytes, and these of several
 * tokens. Not thread-safe.
 */
final class PendingText {
  private static final int MAX_LENGTH = 1 << 16;
  private static final char UNKNOWN = '\ufffd';

  private final StringBuilder characters = new StringBuilder();
  private byte[] bytes = new byte[256];
  private int length;

  void add(int b) {
    reserve(1);
    bytes[length++] = (byte) b;
  }

  void add(ByteBuffer text) {
    int count = text.remaining();
    reserve(count);
    text.get(bytes, length, count);
    length += count;
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }

  /** Adds a character. The bytes before it must be decoded already. */
  void addCharacter(char c) {
    characters.append(c);
  }

  /**
   * Decodes the bytes. One character that is not valid in {@code charset} is decoded in {@code
   * otherwise}, because some programs write single signs in the wrong font.
   */
  void decode(Charset charset, Charset otherwise) {
    var words = new String(bytes, 0, length, charset);
    if (length <= 2 && words.indexOf(UNKNOWN) >= 0) {
      words = new String(bytes, 0, length, otherwise);
    }
    characters.append(words);
    length = 0;
  }

  /** Decodes the bytes of complete characters, when more bytes may follow. */
  void decodeStart(Charset charset) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    var in = ByteBuffer.wrap(bytes, 0, length);
    var out = CharBuffer.allocate((int) (length * decoder.maxCharsPerByte()) + 1);
    decoder.decode(in, out, false);
    characters.append(out.flip());
    length = in.remaining();
    in.get(bytes, 0, length);
  }

  boolean hasBytes() {
    return length > 0;
  }

  /** Returns true if there is so much text that some of it should be written. */
  boolean isLong() {
    return length + characters.length() > MAX_LENGTH;
  }

  /** Returns the characters, without bytes that are not decoded, and forgets them. */
  String take() {
    var text = characters.toString();
    characters.setLength(0);
    return text.chars().noneMatch(PendingText::isControl) ? text : withoutControls(text);
  }

  /** The codes of symbols, which may be from 0x80 on, are not control characters. */
  private static boolean isControl(int c) {
    return c < ' ' && c != '\t' || c == 0x7f;
  }

  private static String withoutControls(String text) {
    var words = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (!isControl(c)) {
        words.append(c);
      } else if (Character.isWhitespace(c)) {
        words.append(' ');
      }
    }
    return words.toString();
  }
}
