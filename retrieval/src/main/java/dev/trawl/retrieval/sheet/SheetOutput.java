package dev.trawl.retrieval.sheet;

import java.io.IOException;
import java.io.InputStream;

/** Receives the text of sheets and charts in reading order. */
public interface SheetOutput {
  /** Starts a page with {@code title} as its heading. */
  void startSheet(String title);

  /** A paragraph outside tables. */
  void paragraph(String text);

  void startTable();

  /**
   * A row of the table.
   *
   * @param cells the cells with tabs between them
   * @param heads whether the row is above the body of its table: a title or names of columns
   */
  void row(String cells, boolean heads);

  /** A line after a row, such as a comment. */
  void line(String text);

  void endTable();

  /** A document within the document. */
  void embedded(String name, InputStream content) throws IOException;

  /** Reports a problem to the user in one sentence. */
  void warn(String sentence);

  /** Throws if reading must stop. */
  void check();
}
