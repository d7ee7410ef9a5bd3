package dev.trawl.retrieval.office;

import java.io.IOException;
import java.io.InputStream;

/**
 * Receives the contents of a document in reading order, as HTML elements and text. White space
 * between blocks does not matter.
 */
public interface Target {
  /** Starts an HTML element such as {@code p}, {@code h1}, {@code table} or {@code sup}. */
  void start(String element);

  /** Starts a table cell that covers one or more columns and rows. */
  default void startCell(int columns, int rows) {
    start("td");
  }

  void end(String element);

  void text(CharSequence words);

  /** Starts a page, a slide or a sheet. */
  void startPage();

  /** Writes the chart that is stored in this part of the file. */
  void chart(String part);

  /** Throws if reading was stopped. Called in loops that write nothing. */
  void check();

  /** Adds a warning, which is one sentence. */
  void warn(String sentence);

  /** Reads a document that is stored inside this document. */
  void embedded(String name, InputStream content) throws IOException;
}
