package dev.trawl.retrieval.pdf;

import dev.trawl.retrieval.document.DocumentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Receives the text of a PDF and enforces the limits on documents. Used by one thread. */
public interface PdfSink {
  /** The document's name, for messages. */
  String name();

  DocumentSettings settings();

  /** Throws if parsing was stopped. Call this in loops that write nothing. */
  void check();

  void append(CharSequence more);

  /** Makes sure that the text ends with at least {@code count} line ends, unless it is empty. */
  void endLines(int count);

  /**
   * Starts the next page without writing anything.
   *
   * @param label the number printed on the page, if the file contains it
   */
  void markPage(Optional<String> label);

  /** Reports that all pages so far were read. */
  void pagesRead(int pages);

  void heading(int level, int startChar, String title);

  void warn(String sentence);

  int length();

  /** The text so far; a live view. */
  CharSequence text();

  /** Removes the characters at {@code indices}, which are in ascending order. */
  void removeChars(int[] indices);

  boolean isBlank();

  /** Writes the text of an attached file. */
  void attached(String name, InputStream content) throws IOException;
}
