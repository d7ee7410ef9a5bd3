package dev.trawl.retrieval.document;

import dev.trawl.retrieval.document.ParsedDocument.Heading;
import dev.trawl.retrieval.document.ParsedDocument.Page;
import dev.trawl.retrieval.document.ParsedDocument.Table;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The written form of a {@link ParsedDocument}, for files and for other processes: a mark, the
 * version of the form, the key of the text, the result, and a checksum of everything before it.
 *
 * <p>The reader trusts no length and no count: each is checked against the number of bytes that may
 * still follow, and memory is only used for bytes that have arrived.
 */
public final class ParsedForm {
  private static final int MARK = 0x74726c64; // "trld"

  /** Must change whenever the form changes. */
  private static final int VERSION = 1;

  /** A block has at most 65,535 bytes, and a character has at most 3. */
  private static final int BLOCK_CHARS = 65_535 / 3;

  private static final int PAGE_BYTES = 2 * Integer.BYTES + 1;
  private static final int HEADING_BYTES = 3 * Integer.BYTES;
  private static final int TABLE_BYTES = 3 * Integer.BYTES;
  private static final int WARNING_BYTES = Integer.BYTES;

  private ParsedForm() {}

  /**
   * Writes {@code document} and flushes {@code to}, but does not close it.
   *
   * @param key the key of the document's text
   */
  public static void write(ParsedDocument document, TextKey key, OutputStream to)
      throws IOException {
    var checksum = new CRC32C();
    var out = new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(to), checksum));
    out.writeInt(MARK);
    out.writeInt(VERSION);
    write(key.value(), out);
    write(document.mediaType(), out);
    write(document.text(), out);
    out.writeInt(document.pages().size());
    for (var page : document.pages()) {
      out.writeInt(page.number());
      out.writeInt(page.startChar());
      out.writeBoolean(page.label().isPresent());
      if (page.label().isPresent()) {
        write(page.label().get(), out);
      }
    }
    out.writeInt(document.headings().size());
    for (var heading : document.headings()) {
      out.writeInt(heading.level());
      out.writeInt(heading.startChar());
      write(heading.title(), out);
    }
    out.writeInt(document.warnings().size());
    for (var warning : document.warnings()) {
      write(warning, out);
    }
    out.writeInt(document.tables().size());
    for (var table : document.tables()) {
      out.writeInt(table.startChar());
      out.writeInt(table.bodyStart());
      out.writeInt(table.endChar());
    }
    out.writeInt((int) checksum.getValue());
    out.flush();
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    out.writeInt(text.length());
    for (int start = 0; start < text.length(); start += BLOCK_CHARS) {
      out.writeUTF(text.substring(start, Math.min(text.length(), start + BLOCK_CHARS)));
    }
  }

  /**
   * Reads {@code from} to its end, but does not close it.
   *
   * @param key the key that the result must have
   * @param maxBytes maximum length of the form
   * @throws IOException if reading fails, or if the form is damaged, incomplete or too long, or has
   *     another format, version or key; the message gives the reason
   */
  public static ParsedDocument read(InputStream from, TextKey key, long maxBytes)
      throws IOException {
    try {
      return new Reader(from, maxBytes).read(key);
    } catch (EOFException | UTFDataFormatException | IllegalArgumentException e) {
      throw unusable("it is damaged or incomplete", e);
    }
  }

  private static IOException unusable(String why) {
    return unusable(why, null);
  }

  private static IOException unusable(String why, @Nullable Exception cause) {
    return new IOException("the parse result cannot be used: " + why, cause);
  }

  /** Reads one form. */
  private static final class Reader {
    private final CRC32C checksum = new CRC32C();
    private final LimitedInput limited;
    private final DataInputStream in;

    private Reader(InputStream from, long maxBytes) {
      this.limited = new LimitedInput(new BufferedInputStream(from), maxBytes);
      this.in = new DataInputStream(new CheckedInputStream(limited, checksum));
    }

    private ParsedDocument read(TextKey key) throws IOException {
      if (in.readInt() != MARK) {
        throw unusable("it has another format");
      }
      int version = in.readInt();
      if (version != VERSION) {
        throw unusable("it has version %d instead of %d".formatted(version, VERSION));
      }
      if (!string().equals(key.value())) {
        throw unusable("it was made with other settings or by another version");
      }
      var mediaType = string();
      var text = string();
      var pages = all(PAGE_BYTES, () -> new Page(in.readInt(), in.readInt(), label()));
      var headings = all(HEADING_BYTES, () -> new Heading(in.readInt(), in.readInt(), string()));
      var warnings = all(WARNING_BYTES, this::string);
      var tables = all(TABLE_BYTES, () -> new Table(in.readInt(), in.readInt(), in.readInt()));
      int expected = (int) checksum.getValue();
      if (in.readInt() != expected || in.read() >= 0) {
        throw new IllegalArgumentException("wrong checksum, or bytes after it");
      }
      return new ParsedDocument(mediaType, text, pages, headings, warnings, tables);
    }

    private Optional<String> label() throws IOException {
      return in.readBoolean() ? Optional.of(string()) : Optional.empty();
    }

    private <T> List<T> all(int minBytes, Part<T> part) throws IOException {
      int count = count(minBytes);
      var all = new ArrayList<T>();
      for (int i = 0; i < count; i++) {
        all.add(part.read());
      }
      return all;
    }

    private String string() throws IOException {
      int length = count(1);
      var text = new StringBuilder();
      while (text.length() < length) {
        var block = in.readUTF();
        if (block.isEmpty() || block.length() > length - text.length()) {
          throw new IllegalArgumentException("a block of %d characters".formatted(block.length()));
        }
        text.append(block);
      }
      return text.toString();
    }

    /** Reads the number of parts that follow. Each part has at least {@code minBytes} bytes. */
    private int count(int minBytes) throws IOException {
      int count = in.readInt();
      if (count < 0 || count > limited.remaining() / minBytes) {
        throw new IllegalArgumentException("a count of %d".formatted(count));
      }
      return count;
    }
  }

  private interface Part<T> {
    T read() throws IOException;
  }

  /** Fails if more than {@code maxBytes} bytes are read. */
  private static final class LimitedInput extends FilterInputStream {
    private final long maxBytes;
    private long bytes;

    private LimitedInput(InputStream in, long maxBytes) {
      super(in);
      this.maxBytes = maxBytes;
    }

    private long remaining() {
      return maxBytes - bytes;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) throws IOException {
      bytes += read;
      if (bytes > maxBytes) {
        throw unusable("it has more than %,d bytes".formatted(maxBytes));
      }
    }
  }
}
