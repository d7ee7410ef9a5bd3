package dev.trawl.retrieval.document;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A document in memory, such as standard input. */
public final class MemoryBytes implements RawDocument {
  private final Hash hash;
  private final String name;
  private final byte[] bytes;

  public MemoryBytes(String name, byte[] bytes) {
    this.hash = Hash.of(bytes);
    this.name = name;
    this.bytes = bytes;
  }

  @Override
  public Hash content() {
    return hash;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long bytes() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public void close() {}
}
