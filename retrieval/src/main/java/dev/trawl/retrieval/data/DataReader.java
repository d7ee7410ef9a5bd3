package dev.trawl.retrieval.data;

import java.io.IOException;
import java.io.Reader;

/** Reads one kind of structured text. Stateless. */
public interface DataReader {
  /** A text that can be read several times. */
  interface Content {
    /** Opens the text from its start; the caller closes it. */
    Reader open() throws IOException;
  }

  /**
   * Writes the text of {@code content}. If the content does not have the expected structure,
   * returns false and has written nothing.
   */
  boolean read(Content content, DataSink sink) throws IOException;
}
