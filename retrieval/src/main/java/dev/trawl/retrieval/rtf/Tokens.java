package dev.trawl.retrieval.rtf;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Splits a file into the tokens of RTF: braces, control words and text. Nothing is kept but one
 * buffer, however long a control word, a picture or a text is. Not thread-safe.
 */
final class Tokens implements Closeable {
  enum Kind {
    OPEN,
    CLOSE,
    /** A backslash and letters, with or without a number. */
    WORD,
    /** A backslash and another character. */
    SYMBOL,
    /** A part of a text. */
    TEXT,
    /** One byte of a text, written as two digits. */
    BYTE,
    END
  }

  /** RTF allows this many letters; a longer word is not known. */
  private static final int MAX_LETTERS = 32;

  /** Some programs write zeros or line ends after a document. */
  private static final int MAX_PADDING = 1 << 16;

  private final InputStream in;
  private final Runnable check;
  private final boolean endsInBrace;
  private BooleanSupplier isJapanese = () -> false;

  /** Bytes of the file after the buffer. */
  private long rest;

  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;

  private final byte[] letters = new byte[MAX_LETTERS];
  private String word = "";
  private boolean hasParameter;
  private int parameter;
  private int value;
  private int textStart;

  private Tokens(InputStream in, long size, boolean endsInBrace, Runnable check) {
    this.in = in;
    this.rest = size;
    this.endsInBrace = endsInBrace;
    this.check = check;
  }

  /**
   * @param check called from time to time; throws if reading was stopped
   */
  static Tokens open(Path file, Runnable check) throws IOException {
    boolean endsInBrace = endsInBrace(file);
    return new Tokens(Files.newInputStream(file), Files.size(file), endsInBrace, check);
  }

  /**
   * Old Japanese programs do not escape the second byte of a character, which may be a backslash or
   * a brace.
   *
   * @param isJapanese whether the code page of text is 932, at the place that is read
   */
  void setJapanese(BooleanSupplier isJapanese) {
    this.isJapanese = isJapanese;
  }

  private static boolean endsInBrace(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      var tail = ByteBuffer.allocate((int) Math.min(channel.size(), MAX_PADDING));
      channel.read(tail, channel.size() - tail.capacity());
      var text = new String(tail.array(), StandardCharsets.ISO_8859_1).replace('\0', ' ');
      return text.stripTrailing().endsWith("}");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Reads the next token. */
  Kind next() throws IOException {
    while (true) {
      int c = read();
      switch (c) {
        case -1 -> {
          return Kind.END;
        }
        case '{' -> {
          return Kind.OPEN;
        }
        case '}' -> {
          return Kind.CLOSE;
        }
        case '\r', '\n', 0 -> {
          // These do not belong to the text.
        }
        case '\\' -> {
          if (!isBrokenByte()) {
            return control();
          }
        }
        default -> {
          return text();
        }
      }
    }
  }

  /** Skips the mark of a byte without its two digits. */
  private boolean isBrokenByte() throws IOException {
    boolean isBroken =
        peek(0) == '\'' && (Character.digit(peek(1), 16) < 0 || Character.digit(peek(2), 16) < 0);
    if (isBroken) {
      at = peek(2) < 0 ? end : at + 1;
    }
    return isBroken;
  }

  private Kind control() throws IOException {
    int c = read();
    if (c < 0) {
      return Kind.END;
    }
    if (isLetter(c)) {
      readWord(c);
      return Kind.WORD;
    }
    if (c == '\'') {
      value = 16 * Character.digit(read(), 16) + Character.digit(read(), 16);
      return Kind.BYTE;
    }
    value = c;
    return Kind.SYMBOL;
  }

  private void readWord(int first) throws IOException {
    int length = 0;
    letters[length++] = (byte) first;
    while (isLetter(peek(0))) {
      int c = read();
      if (length < MAX_LETTERS) {
        letters[length++] = (byte) c;
      }
    }
    word = new String(letters, 0, length, StandardCharsets.ISO_8859_1);
    readParameter();
    if (peek(0) == ' ') {
      at++;
    }
    if (hasParameter && word.equals("bin")) {
      skipBinary(parameter);
    }
  }

  private void readParameter() throws IOException {
    boolean isNegative = peek(0) == '-' && isDigit(peek(1));
    if (isNegative) {
      at++;
    }
    hasParameter = isDigit(peek(0));
    long number = 0;
    while (isDigit(peek(0))) {
      number = Math.min(Integer.MAX_VALUE, 10 * number + read() - '0');
    }
    parameter = (int) (isNegative ? -number : number);
  }

  /**
   * Skips the bytes of a picture or an object. If the file is complete and has fewer bytes, their
   * number is wrong, and it is ignored.
   */
  private void skipBinary(long count) throws IOException {
    if (endsInBrace && count > rest + end - at) {
      return;
    }
    long left = count;
    while (left > 0 && peek(0) >= 0) {
      int skipped = (int) Math.min(left, end - at);
      at += skipped;
      left -= skipped;
    }
  }

  private Kind text() throws IOException {
    at--;
    peek(3);
    textStart = at;
    boolean hasPairs = isJapanese.getAsBoolean();
    while (at < end && isText(buffer[at])) {
      boolean startsPair = hasPairs && isFirstOfPair(buffer[at]);
      if (startsPair && at + 3 >= end && at > textStart) {
        break;
      }
      at += startsPair && isSecondOfPair(at + 1) ? 2 : 1;
    }
    return Kind.TEXT;
  }

  private static boolean isFirstOfPair(byte b) {
    int c = b & 0xff;
    return c > 0x80 && c < 0xa0 || c >= 0xe0 && c < 0xfd;
  }

  /** A backslash is a second byte only if it does not start a control word or symbol. */
  private boolean isSecondOfPair(int index) {
    int second = byteAt(index);
    if (second != '\\') {
      return second >= 0x40;
    }
    int next = byteAt(index + 1);
    return next == '\\'
        ? isLetter(byteAt(index + 2))
        : !isLetter(next) && "'{}~_-*".indexOf(next) < 0;
  }

  private int byteAt(int index) {
    return index < end ? buffer[index] & 0xff : ' ';
  }

  private static boolean isText(byte b) {
    return switch (b) {
      case '{', '}', '\\', '\r', '\n', 0 -> false;
      default -> true;
    };
  }

  /** The letters of a control word. */
  String word() {
    return word;
  }

  /** The number of a control word, or {@code otherwise} if it has none. */
  int parameter(int otherwise) {
    return hasParameter ? parameter : otherwise;
  }

  /** The character of a symbol, or the value of a byte. */
  int value() {
    return value;
  }

  /** The bytes of a text; valid until the next token is read. */
  ByteBuffer bytes() {
    return ByteBuffer.wrap(buffer, textStart, at - textStart);
  }

  /** Skips to the closing brace of the current group, which is the next token. */
  void skipGroup() throws IOException {
    int depth = 1;
    while (depth > 0) {
      int c = read();
      switch (c) {
        case -1 -> depth = 0;
        case '{' -> depth++;
        case '}' -> {
          if (--depth == 0) {
            at--;
          }
        }
        case '\\' -> {
          if (!isBrokenByte()) {
            control();
          }
        }
        default -> {}
      }
    }
  }

  /** Reads bytes that are written as digits, up to the next brace or control word. */
  byte[] hexadecimal() throws IOException {
    var bytes = new ByteArrayOutputStream();
    int first = -1;
    for (int c = peek(0); c >= 0 && c != '{' && c != '}' && c != '\\'; c = peek(0)) {
      at++;
      int digit = Character.digit(c, 16);
      if (digit >= 0 && first >= 0) {
        bytes.write(16 * first + digit);
        first = -1;
      } else if (digit >= 0) {
        first = digit;
      }
    }
    return bytes.toByteArray();
  }

  private int read() throws IOException {
    int c = peek(0);
    if (c >= 0) {
      at++;
    }
    return c;
  }

  /** The byte after {@code ahead} others; -1 after the end. */
  private int peek(int ahead) throws IOException {
    if (at + ahead >= end) {
      fill();
    }
    return at + ahead < end ? buffer[at + ahead] & 0xff : -1;
  }

  private void fill() throws IOException {
    check.run();
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    int count = in.readNBytes(buffer, end, buffer.length - end);
    end += count;
    rest = Math.max(0, rest - count);
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
