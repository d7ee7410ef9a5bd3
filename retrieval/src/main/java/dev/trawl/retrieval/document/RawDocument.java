package dev.trawl.retrieval.document;

import dev.trawl.protocol.DocumentId;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a document on this machine, already hashed. Closing it deletes temporary files. */
public interface RawDocument extends AutoCloseable {
  DocumentId id();

  /** The display name. Its extension is only a hint to the format. */
  String name();

  /** Size in bytes. */
  long bytes();

  /** The content from its start; may be opened several times. */
  InputStream open() throws IOException;

  @Override
  void close();
}
