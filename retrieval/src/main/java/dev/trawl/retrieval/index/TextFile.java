package dev.trawl.retrieval.index;

import dev.trawl.protocol.Span;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A document's text on disk. Each UTF-16 unit takes two bytes, so that a span can be read directly
 * and the text is not kept in memory. Thread-safe.
 */
final class TextFile implements AutoCloseable {
  private static final int SLICE_CHARS = 1 << 15;

  private final FileChannel channel;

  private TextFile(FileChannel channel) {
    this.channel = channel;
  }

  static void write(String text, Path file) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.allocate(2 * SLICE_CHARS);
      for (int start = 0; start < text.length(); start += SLICE_CHARS) {
        bytes.clear();
        CharBuffer chars = bytes.asCharBuffer();
        chars.put(text, start, Math.min(text.length(), start + SLICE_CHARS));
        writeAll(channel, bytes.limit(2 * chars.position()));
      }
      channel.force(true);
    }
  }

  private static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  static TextFile open(Path file) throws IOException {
    return new TextFile(FileChannel.open(file, StandardOpenOption.READ));
  }

  String read(Span span) throws IOException {
    var bytes = ByteBuffer.allocate(2 * span.length());
    long position = 2L * span.startChar();
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, position + bytes.position());
      if (read < 0) {
        throw new EOFException("the stored text ends before " + span.endChar());
      }
    }
    return bytes.flip().asCharBuffer().toString();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
