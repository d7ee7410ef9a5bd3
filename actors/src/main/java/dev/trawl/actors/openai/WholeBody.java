package dev.trawl.actors.openai;

import dev.trawl.actors.openai.Exchange.Body;
import dev.trawl.actors.openai.Exchange.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A body that is parsed when it is complete, or when {@code maxBytes} have arrived. */
final class WholeBody<T> implements Body<T> {
  /** Reads a complete body. */
  interface Reader<T> {
    Outcome<T> read(byte[] body) throws IOException;
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int maxBytes;
  private final Reader<T> reader;

  WholeBody(int maxBytes, Reader<T> reader) {
    this.maxBytes = maxBytes;
    this.reader = reader;
  }

  @Override
  public boolean take(ByteBuffer more) {
    var taken = new byte[Math.min(more.remaining(), maxBytes - bytes.size())];
    more.get(taken);
    bytes.write(taken, 0, taken.length);
    return bytes.size() == maxBytes;
  }

  @Override
  public Outcome<T> end() throws IOException {
    return reader.read(bytes.toByteArray());
  }
}
