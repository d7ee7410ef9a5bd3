package dev.trawl.retrieval.index;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.TermStatistics;
import java.io.IOException;
import java.util.List;

/** The index of one document: its text, its chunks, BM25 over chunks and sentences. Thread-safe. */
public final class DocumentIndex implements AutoCloseable {
  public Document document() {
    throw new UnsupportedOperationException("to be built");
  }

  /** The query's terms in this document. */
  public TermStatistics count(Query query) throws IOException {
    throw new UnsupportedOperationException("to be built");
  }

  /** The best {@code limit} chunks by falling score; empty when nothing matches. */
  public List<Hit> search(Query query, TermStatistics statistics, int limit) throws IOException {
    throw new UnsupportedOperationException("to be built");
  }

  /** The chunk with this ordinal, text included. */
  public Chunk chunk(int ordinal) throws IOException {
    throw new UnsupportedOperationException("to be built");
  }

  /** The document's extracted text from {@code span}. */
  public String text(Span span) throws IOException {
    throw new UnsupportedOperationException("to be built");
  }

  /** The page, from 1, on which this UTF-16 unit stands. */
  public int pageAt(int charIndex) {
    throw new UnsupportedOperationException("to be built");
  }

  @Override
  public void close() throws IOException {}
}
