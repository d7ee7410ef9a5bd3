package dev.trawl.retrieval.data;

import java.io.IOException;

/** Receives the text of a {@link DataReader} and enforces the limits on documents. */
public interface DataSink {
  /** Throws if reading was stopped. Call this in loops that write nothing. */
  void check();

  void append(CharSequence more);

  /** Makes sure that the text ends with at least {@code count} line ends, unless it is empty. */
  void endLines(int count);

  /** The length of the text so far, in UTF-16 units. */
  int length();

  /** Starts a page, without writing anything. */
  void page(String label);

  /** A heading whose section starts at {@code startChar}; 1 is the outermost level. */
  void heading(int level, int startChar, String title);

  /** Writes Markdown as it is and finds its headings. */
  void markdown(String text);

  /** Writes the text of HTML. */
  void html(String text) throws IOException;

  /** Reports a problem with the document, in one sentence. */
  void warn(String sentence);
}
