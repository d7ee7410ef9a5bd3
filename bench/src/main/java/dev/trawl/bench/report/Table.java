package dev.trawl.bench.report;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table with aligned columns. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  public Table(String... headings) {
    columns = headings.length;
    row((Object[]) headings);
  }

  /** Adds a row with one cell for each heading. */
  public Table row(Object... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
    }
    var row = new ArrayList<String>();
    for (var cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  @Override
  public String toString() {
    var widths = new int[columns];
    for (var row : rows) {
      for (var i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    var text = new StringBuilder(line(rows.get(0), widths)).append('|');
    for (var width : widths) {
      text.append("-".repeat(width + 2)).append('|');
    }
    text.append('\n');
    rows.stream().skip(1).forEach(row -> text.append(line(row, widths)));
    return text.toString();
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder("|");
    for (var i = 0; i < widths.length; i++) {
      var cell = row.get(i);
      line.append(' ').append(cell).append(" ".repeat(widths[i] - width(cell))).append(" |");
    }
    return line.append('\n').toString();
  }

  /** Returns the width on a terminal, where a Han character takes two columns. */
  private static int width(String cell) {
    return cell.codePoints().map(point -> Character.isIdeographic(point) ? 2 : 1).sum();
  }
}
