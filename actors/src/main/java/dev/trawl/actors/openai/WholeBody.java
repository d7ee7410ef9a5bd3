package dev.trawl.actors.openai;

import dev.trawl.actors.openai.Exchange.Body;
import dev.trawl.actors.openai.Exchange.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A body that is parsed when it is complete, or when {@code mostBytes} have arrived. */
final class WholeBody<T> implements Body<T> {
  /** Reads a complete body. */
  interface Reader<T> {
    Outcome<T> read(byte[] body) throws IOException;
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int mostBytes;
  private final Reader<T> reader;

  WholeBody(int mostBytes, Reader<T> reader) {
    this.mostBytes = mostBytes;
    this.reader = reader;
  }

  @Override
  public boolean take(ByteBuffer more) {
    var taken = new byte[Math.min(more.remaining(), mostBytes - bytes.size())];
    more.get(taken);
    bytes.write(taken, 0, taken.length);
    return bytes.size() == mostBytes;
  }

  @Override
  public Outcome<T> end() throws IOException {
    return reader.read(bytes.toByteArray());
  }
}
