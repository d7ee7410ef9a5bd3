package dev.trawl.retrieval.document;

import dev.trawl.protocol.DocumentId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A document in memory, such as standard input. */
public final class MemoryBytes implements RawDocument {
  private final DocumentId id;
  private final String name;
  private final byte[] content;

  public MemoryBytes(String name, byte[] content) {
    this.id = Hash.of(content);
    this.name = name;
    this.content = content;
  }

  @Override
  public DocumentId id() {
    return id;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long bytes() {
    return content.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(content);
  }

  @Override
  public void close() {}
}
