package dev.trawl.retrieval.sheet;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/** A sheet that can be read more than once, always in the same order. */
interface Sheet {
  /** Receives the cells of a sheet, by rows and then by columns, both from 0. */
  interface Cells {
    /** Starts a row. */
    void row(int row, boolean hidden);

    /**
     * A cell of the row.
     *
     * @param shown what the cell shows; asked for only if it is needed
     */
    void cell(int column, boolean isNumber, Shown shown) throws IOException;
  }

  /** What a cell shows on one line; empty if it shows nothing. */
  interface Shown {
    String text() throws IOException;
  }

  String name();

  boolean isHidden();

  void read(Cells cells) throws IOException;

  /** Merged cells; known after the sheet was read once. */
  List<CellRange> merged();

  /** Hidden columns; known after the sheet was read once. */
  BitSet hiddenColumns();

  /** Comments; known after the sheet was read once. */
  List<Note> notes() throws IOException;
}
