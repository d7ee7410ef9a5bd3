package dev.trawl.retrieval.sheet;

import java.util.BitSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row of a sheet, with the values of merged cells that cover it. */
final class SheetRow {
  private static final int MIN_YEAR = 1900;
  private static final int MAX_YEAR = 2100;

  private final int row;
  private final boolean hidden;
  private final TreeMap<Integer, Cell> cells = new TreeMap<>();
  private boolean span;

  private record Cell(int column, String text, boolean isNumber) {}

  SheetRow(int row, boolean hidden) {
    this.row = row;
    this.hidden = hidden;
  }

  int row() {
    return row;
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  int size() {
    return cells.size();
  }

  void put(int place, int column, String text, boolean isNumber) {
    cells.put(place, new Cell(column, text, isNumber));
  }

  void setSpan() {
    span = true;
  }

  /** Returns true if a cell is a number or a date. */
  boolean hasNumber() {
    return cells.values().stream().anyMatch(Cell::isNumber);
  }

  /** Returns true if the row may contain the names of columns: texts, or years in order. */
  boolean mayHead() {
    return cells.size() > 1 && (!hasNumber() || isYears());
  }

  /** Returns true if a cell covers several columns. */
  boolean hasSpan() {
    return span;
  }

  /** The cells with tabs between them. */
  String line() {
    return line(null);
  }

  /** The cells with tabs between them; those of hidden columns are marked. */
  String line(@Nullable BitSet hiddenColumns) {
    var line = new StringBuilder();
    int at = 0;
    for (var entry : cells.entrySet()) {
      line.repeat('\t', entry.getKey() - at).append(entry.getValue().text());
      if (hiddenColumns != null && hiddenColumns.get(entry.getValue().column())) {
        line.append(" (hidden column)");
      }
      at = entry.getKey();
    }
    return hidden ? line.append("\t(hidden row)").toString() : line.toString();
  }

  /** Returns true if the numbers are years in order, as in the heading of a table by years. */
  private boolean isYears() {
    int last = 0;
    int years = 0;
    int direction = 0;
    for (var cell : cells.values()) {
      if (!cell.isNumber()) {
        continue;
      }
      int year = cell.text().matches("\\d{4}") ? Integer.parseInt(cell.text()) : 0;
      int step = years == 0 ? 0 : Integer.compare(year, last);
      if (year < MIN_YEAR || year > MAX_YEAR || years > 1 && step != direction) {
        return false;
      }
      direction = step;
      last = year;
      years++;
    }
    return years > 1 && direction != 0;
  }
}
