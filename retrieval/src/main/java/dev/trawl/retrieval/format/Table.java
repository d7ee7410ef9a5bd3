package dev.trawl.retrieval.format;

/**
 * A table that is being written: one line per row, one tab between cells. Not thread-safe.
 *
 * <p>A layout table has no rows and cells of its own; its cells are paragraphs.
 */
final class Table {
  /** How a table is written. */
  enum Kind {
    DATA,
    /** Columns are padded with empty cells, so several empty cells are one gap. */
    PADDED,
    LAYOUT
  }

  private final TextSink sink;
  private final boolean padded;
  private boolean layout;
  private boolean inCell;
  private boolean rowHasCell;
  private int tabs;
  private int cellStart = -1;
  private int lastTab = -1;
  private boolean joinsNext;

  Table(Kind kind, TextSink sink) {
    this.sink = sink;
    this.padded = kind == Kind.PADDED;
    this.layout = kind == Kind.LAYOUT;
  }

  boolean isLayout() {
    return layout;
  }

  boolean isInCell() {
    return inCell;
  }

  boolean isInDataCell() {
    return inCell && !layout;
  }

  /** Whether the open data cell has text already. */
  boolean hasCellText() {
    return cellStart >= 0;
  }

  /** A table that contains another one in a cell is only for layout. */
  void containsTable() {
    if (inCell) {
      layout = true;
    }
  }

  void startRow() {
    rowHasCell = false;
    tabs = 0;
    joinsNext = false;
    lastTab = -1;
  }

  void endRow() {
    tabs = 0;
    inCell = false;
  }

  void startCell() {
    inCell = true;
    if (layout) {
      return;
    }
    if (rowHasCell) {
      tabs = padded ? 1 : tabs + 1;
    }
    rowHasCell = true;
    cellStart = -1;
  }

  void endCell() {
    inCell = false;
    if (layout) {
      return;
    }
    if (cellStart >= 0) {
      sink.trimTo(cellStart);
      joinSigns();
    }
    cellStart = -1;
  }

  /** Some tables have "$", "(" or ")" in columns of their own; they belong to the number. */
  private void joinSigns() {
    var cell = sink.text().subSequence(cellStart, sink.length()).toString();
    boolean closing = cell.matches("[)%]{1,2}");
    if (closing && lastTab >= 0 && lastTab == cellStart - 1) {
      sink.deleteCharAt(lastTab);
    }
    joinsNext = cell.matches("\\(?[$€£¥]?\\(?") && !cell.isEmpty();
  }

  /** Writes the tabs before the first text of a cell; false if the cell has text already. */
  boolean startCellText() {
    if (cellStart >= 0) {
      return false;
    }
    for (int tab = 0; tab < tabs; tab++) {
      if (!joinsNext || tab > 0) {
        lastTab = sink.length();
        sink.append('\t');
      }
    }
    tabs = 0;
    joinsNext = false;
    cellStart = sink.length();
    return true;
  }
}
