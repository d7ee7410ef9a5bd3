package dev.trawl.retrieval.document;

import dev.trawl.protocol.Source;

/** Turns sources into text. Thread-safe. Blocks. */
public final class DocumentParser {
  /** Gets the bytes and hashes them; a URL is downloaded under the fetch rules. */
  public RawDocument fetch(Source source) throws DocumentException {
    throw new UnsupportedOperationException("to be built");
  }

  public ParsedDocument parse(RawDocument raw) throws DocumentException {
    throw new UnsupportedOperationException("to be built");
  }
}
