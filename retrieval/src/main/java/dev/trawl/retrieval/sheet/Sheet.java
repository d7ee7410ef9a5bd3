package dev.trawl.retrieval.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A sheet that can be read more than once, always in the same order. */
abstract class Sheet {
  /** Receives the cells of a sheet row by row. Rows and columns are counted from 0. */
  interface Cells {
    /** Starts a row. */
    void row(int row, boolean hidden);

    /**
     * A cell of the row.
     *
     * @param shown what the cell shows; only requested if it is needed
     */
    void cell(int column, boolean isNumber, Shown shown) throws IOException;
  }

  /** What a cell shows on one line; empty if it shows nothing. */
  interface Shown {
    String text() throws IOException;
  }

  private final String title;
  private final List<CellRange> merged = new ArrayList<>();
  private final BitSet hiddenColumns = new BitSet();
  private boolean wasRead;

  /**
   * @param title the result of {@link #title(String, boolean)}
   */
  Sheet(String title) {
    this.title = title;
  }

  /** The heading of the page that a sheet becomes. */
  static String title(String name, boolean isHidden) {
    var words = Words.oneLine(name);
    return isHidden ? words + " (hidden sheet)" : words;
  }

  final String title() {
    return title;
  }

  final void read(Cells cells) throws IOException {
    readCells(cells);
    wasRead = true;
  }

  abstract void readCells(Cells cells) throws IOException;

  /** Comments; known after the sheet was read once. */
  abstract List<Note> notes() throws IOException;

  /** Returns true if the sheet was read once, so that everything except its cells is known. */
  final boolean wasRead() {
    return wasRead;
  }

  /** Merged cells; known after the sheet was read once. */
  final List<CellRange> merged() {
    return merged;
  }

  /** Hidden columns; known after the sheet was read once. */
  final BitSet hiddenColumns() {
    return hiddenColumns;
  }
}
