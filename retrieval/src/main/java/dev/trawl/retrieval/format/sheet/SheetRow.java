package dev.trawl.retrieval.format.sheet;

import java.util.BitSet;
import java.util.TreeMap;

/** A row that is being read. */
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

  /**
   * A row that can be written.
   *
   * @param line the cells with tabs between them
   * @param cells number of cells with text
   * @param mayHead whether it may contain the names of columns: texts, or years in order
   * @param hasNumber whether a cell is a number or a date
   * @param hasSpan whether a cell covers several columns
   */
  record Finished(
      int row,
      String line,
      String markedLine,
      int cells,
      boolean mayHead,
      boolean hasNumber,
      boolean hasSpan) {}

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

  void hasSpan() {
    span = true;
  }

  Finished finished(BitSet hiddenColumns) {
    boolean numbers = cells.values().stream().anyMatch(Cell::isNumber);
    return new Finished(
        row,
        line(new BitSet()),
        line(hiddenColumns),
        cells.size(),
        !numbers || isYears(),
        numbers,
        span);
  }

  private String line(BitSet marked) {
    var line = new StringBuilder();
    int at = 0;
    for (var entry : cells.entrySet()) {
      line.repeat('\t', entry.getKey() - at).append(entry.getValue().text());
      if (marked.get(entry.getValue().column())) {
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
