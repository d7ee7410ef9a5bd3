package dev.trawl.retrieval.format;

import dev.trawl.retrieval.table.TableHead;
import dev.trawl.retrieval.table.TableSpans;

/**
 * A table that is being written: one line per row, one tab between cells. Not thread-safe.
 *
 * <p>A layout table is not written as rows and cells; its cells are paragraphs.
 */
final class Table {
  /** How a table is written. */
  enum Kind {
    DATA,
    /** Columns are padded with empty cells, so several empty cells are written as one gap. */
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
  private final TableHead head = new TableHead();
  private final TableSpans spans = new TableSpans();

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

  /** Returns true if the current data cell already has text. */
  boolean hasCellText() {
    return cellStart >= 0;
  }

  /** Marks this table as a layout table, because one of its cells contains another table. */
  void containsTable() {
    if (inCell) {
      layout = true;
    }
  }

  void startRow() {
    head.startRow();
    spans.startRow();
    rowHasCell = false;
    tabs = 0;
    joinsNext = false;
    lastTab = -1;
  }

  void endRow() {
    head.endRow();
    tabs = 0;
    inCell = false;
  }

  /**
   * @param heads whether the cell names a column or a row
   * @param columns number of columns that the cell covers
   * @param rows number of rows that the cell covers
   */
  void startCell(boolean heads, int columns, int rows) {
    inCell = true;
    spans.startCell(columns, rows);
    head.startCell(heads);
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
      head.endCell(sink.text().subSequence(cellStart, sink.length()));
      int start = joinSigns() ? cellStart - 1 : cellStart;
      spans.endCell(start, sink.length());
    }
    cellStart = -1;
  }

  /**
   * Joins "$", "(" and ")" to their number, because some tables have them in separate columns.
   * Returns true if the tab before the cell was deleted.
   */
  private boolean joinSigns() {
    var cell = sink.text().subSequence(cellStart, sink.length()).toString();
    boolean closing = cell.matches("[)%]{1,2}");
    boolean joins = closing && lastTab >= 0 && lastTab == cellStart - 1;
    if (joins) {
      sink.deleteCharAt(lastTab);
    }
    joinsNext = cell.matches("\\(?[$€£¥]?\\(?") && !cell.isEmpty();
    return joins;
  }

  /**
   * Writes the tabs before the first text of a cell. Returns false if the cell already has text.
   */
  boolean startCellText() {
    if (cellStart >= 0) {
      return false;
    }
    head.startText(sink.length());
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

  /** Records a row that is written as a whole. */
  void row(String line, boolean heads) {
    head.row(sink.length(), line, heads);
  }

  /**
   * Repeats cells that cover several rows or columns, and records where this table is in the text.
   * Does nothing for a layout table.
   */
  void finish() {
    if (!layout) {
      spans
          .rewritten(sink.text())
          .ifPresent(
              changed -> {
                sink.rewrite(changed);
                head.move(changed);
              });
      head.table(sink.length()).ifPresent(sink::table);
    }
  }
}
