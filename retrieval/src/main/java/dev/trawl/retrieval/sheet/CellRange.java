package dev.trawl.retrieval.sheet;

import java.util.Optional;

/** A range of cells. Rows and columns are counted from 0; all four are inclusive. */
record CellRange(int firstRow, int lastRow, int firstColumn, int lastColumn) {
  private static final int MAX_COLUMN = 1 << 20;

  /** Reads a range such as {@code B2:C4}, or a single cell. */
  static Optional<CellRange> of(String reference) {
    var corners = reference.replace("$", "").split(":", -1);
    var first = corners[0];
    var last = corners[corners.length - 1];
    if (corners.length > 2 || row(first) < 0 || row(last) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new CellRange(
            Math.min(row(first), row(last)),
            Math.max(row(first), row(last)),
            Math.min(column(first), column(last)),
            Math.max(column(first), column(last))));
  }

  /** The row of a reference such as {@code B2}; -1 if it is not a reference. */
  static int row(String reference) {
    int at = 0;
    while (at < reference.length() && Character.isLetter(reference.charAt(at))) {
      at++;
    }
    var digits = reference.substring(at);
    return at > 0 && digits.matches("[1-9]\\d{0,8}") ? Integer.parseInt(digits) - 1 : -1;
  }

  /** The column of a reference such as {@code B2}; -1 if it is not a reference. */
  static int column(String reference) {
    int column = 0;
    for (int i = 0; i < reference.length(); i++) {
      int letter = Character.toUpperCase(reference.charAt(i)) - 'A';
      if (letter < 0 || letter >= 26) {
        break;
      }
      column = Math.min(MAX_COLUMN, column * 26 + letter + 1);
    }
    return column - 1;
  }

  /** The letters of a column. */
  static String letters(int column) {
    var letters = new StringBuilder();
    for (int left = column + 1; left > 0; left = (left - 1) / 26) {
      letters.append((char) ('A' + (left - 1) % 26));
    }
    return letters.reverse().toString();
  }

  static String name(int row, int column) {
    return letters(column) + (row + 1);
  }

  boolean hasRow(int row) {
    return firstRow <= row && row <= lastRow;
  }
}
