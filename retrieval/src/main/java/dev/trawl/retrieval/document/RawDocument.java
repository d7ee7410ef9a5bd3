package dev.trawl.retrieval.document;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a document on this machine, already hashed. Closing it deletes temporary files. */
public interface RawDocument extends AutoCloseable {
  /** The hash of the bytes. */
  Hash content();

  /** The display name. Its extension is only a hint for detecting the format. */
  String name();

  /** Size in bytes. */
  long bytes();

  /** Opens the content at its start. May be called several times. */
  InputStream open() throws IOException;

  @Override
  void close();
}
