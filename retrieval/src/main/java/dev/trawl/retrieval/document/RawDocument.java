package dev.trawl.retrieval.document;

import dev.trawl.protocol.DocumentId;
import java.io.IOException;
import java.io.InputStream;

/**
 * A document's bytes, at hand on this machine, already hashed. Close it to drop temporary files.
 */
public interface RawDocument extends AutoCloseable {
  DocumentId id();

  /** What a person calls it; its extension is a hint to its type, no more. */
  String name();

  long bytes();

  InputStream open() throws IOException;

  @Override
  void close();
}
