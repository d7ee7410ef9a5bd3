package dev.trawl.retrieval.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Repeats the text of cells that cover several rows or columns, so that each row can be read by
 * itself, with each value under the name of its column.
 *
 * <p>A cell that covers several columns is repeated only if each column of the table has cells of
 * its own: otherwise the table uses columns only for spacing. A cell that is alone in its row, such
 * as a title, is not repeated. Not thread-safe.
 */
public final class TableSpans {
  /** A longer text is written only once. */
  private static final int MAX_REPEATED_CHARS = 200;

  /** Maximum number of repeated characters in a table, in addition to twice its own length. */
  private static final int MAX_ADDED_CHARS = 100_000;

  /** Cells after this column are not repeated. */
  private static final int MAX_COLUMNS = 1000;

  /** Currency signs, percent signs and parentheses, which some tables put in separate columns. */
  private static final Pattern SIGNS = Pattern.compile("[()%$€£¥\\s]*");

  private final List<Cell> cells = new ArrayList<>();
  private boolean hasSpan;
  private int row = -1;

  /** A cell as it is written. */
  private static final class Cell {
    private final int row;
    private final int columns;
    private final int rows;
    private int column;
    private int start = -1;
    private int end = -1;

    private Cell(int row, int columns, int rows) {
      this.row = row;
      this.columns = columns;
      this.rows = rows;
    }

    private boolean hasText() {
      return end > start;
    }
  }

  /**
   * The new text of a table.
   *
   * @param from where it starts in the old text
   * @param anchors pairs of an old and a new index, ascending
   */
  public record Rewritten(int from, String text, int[] anchors) {
    /** The new index of the character that was at {@code index}. */
    public int moved(int index) {
      int at = index;
      for (int i = 0; i < anchors.length && anchors[i] <= index; i += 2) {
        at = anchors[i + 1] + index - anchors[i];
      }
      return at;
    }
  }

  public void startRow() {
    row++;
  }

  public void startCell(int columns, int rows) {
    row = Math.max(0, row);
    cells.add(new Cell(row, Math.clamp(columns, 1, MAX_COLUMNS), Math.max(1, rows)));
    hasSpan |= columns > 1 || rows > 1;
  }

  /** Sets where the text of the last cell is. */
  public void endCell(int start, int end) {
    if (!cells.isEmpty()) {
      cells.getLast().start = start;
      cells.getLast().end = end;
    }
  }

  /**
   * The table with repeated texts; empty if nothing is repeated.
   *
   * @param text the whole text, which ends with the table
   */
  public Optional<Rewritten> rewritten(CharSequence text) {
    if (!hasSpan || cells.stream().noneMatch(Cell::hasText)) {
      return Optional.empty();
    }
    return new Writer(text).write();
  }

  /** Places the cells and writes the table again. */
  private final class Writer {
    private final CharSequence text;
    private final List<List<Cell>> covering = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();
    private final List<Integer> anchors = new ArrayList<>();
    private boolean isClean;
    private int budget;

    private Writer(CharSequence text) {
      this.text = text;
    }

    private Optional<Rewritten> write() {
      place();
      isClean = isClean();
      int from = cells.stream().filter(Cell::hasText).findFirst().map(this::lineStart).orElse(0);
      budget = MAX_ADDED_CHARS + 2 * (text.length() - from);
      int at = from;
      for (int i = 0; i < covering.size(); i++) {
        int thisRow = i;
        var own = ownCells(thisRow);
        if (own.isEmpty()) {
          continue;
        }
        int start = lineStart(own.getFirst());
        anchor(at);
        written.append(text, at, start);
        at = writeRow(thisRow, own, start);
      }
      anchor(at);
      written.append(text, at, text.length());
      var pairs = anchors.stream().mapToInt(Integer::intValue).toArray();
      for (int i = 1; i < pairs.length; i += 2) {
        pairs[i] += from;
      }
      var changed = written.toString();
      return changed.contentEquals(text.subSequence(from, text.length()))
          ? Optional.empty()
          : Optional.of(new Rewritten(from, changed, pairs));
    }

    private void anchor(int old) {
      anchors.add(old);
      anchors.add(written.length());
    }

    /** Finds the column of each cell; columns under a cell of an earlier row are taken. */
    private void place() {
      var above = new Cell[MAX_COLUMNS];
      int next = 0;
      for (int r = 0; r <= row; r++) {
        int thisRow = r;
        var covered = new ArrayList<Cell>();
        int column = 0;
        while (next < cells.size() && cells.get(next).row == thisRow) {
          while (column < MAX_COLUMNS && isTaken(above[column], thisRow)) {
            column++;
          }
          var cell = cells.get(next++);
          cell.column = column;
          int end = Math.min(MAX_COLUMNS, column + cell.columns);
          Arrays.fill(above, Math.min(column, end), end, cell);
          column += cell.columns;
        }
        for (int c = 0; c < MAX_COLUMNS; c++) {
          if (isTaken(above[c], thisRow) && (c == 0 || above[c] != above[c - 1])) {
            covered.add(above[c]);
          }
        }
        covering.add(covered);
      }
    }

    private static boolean isTaken(@Nullable Cell cell, int row) {
      return cell != null && row < (long) cell.row + cell.rows;
    }

    /** Returns true if each column has a cell with words that covers only this column. */
    private boolean isClean() {
      var wide = new BitSet();
      var named = new BitSet();
      for (var cell : cells) {
        wide.set(cell.column, cell.column + cell.columns);
        if (cell.columns == 1 && cell.hasText() && !SIGNS.matcher(textOf(cell)).matches()) {
          named.set(cell.column);
        }
      }
      wide.andNot(named);
      return wide.isEmpty();
    }

    private List<Cell> ownCells(int thisRow) {
      return covering.get(thisRow).stream()
          .filter(cell -> cell.row == thisRow && cell.hasText())
          .toList();
    }

    private CharSequence textOf(Cell cell) {
      return text.subSequence(cell.start, cell.end);
    }

    private int lineStart(Cell cell) {
      int start = cell.start;
      while (start > 0 && text.charAt(start - 1) == '\t') {
        start--;
      }
      return start;
    }

    /** Writes a row and returns where it ended in the old text. */
    private int writeRow(int thisRow, List<Cell> own, int start) {
      var shown = covering.get(thisRow).stream().filter(Cell::hasText).toList();
      boolean carries = shown.stream().anyMatch(cell -> cell.row < thisRow && mayRepeat(cell));
      if (isClean) {
        writeColumns(thisRow, shown);
      } else if (carries) {
        insertCarried(thisRow, shown, start);
      } else {
        anchor(start);
        written.append(text, start, own.getLast().end);
      }
      return own.getLast().end;
    }

    private boolean mayRepeat(Cell cell) {
      return cell.end - cell.start <= MAX_REPEATED_CHARS && budget > 0;
    }

    private void writeColumns(int thisRow, List<Cell> shown) {
      int column = 0;
      for (var cell : shown) {
        boolean own = cell.row == thisRow;
        if (!own && !mayRepeat(cell)) {
          continue;
        }
        int copies = shown.size() > 1 && mayRepeat(cell) ? cell.columns : 1;
        for (int i = 0; i < copies; i++) {
          written.repeat('\t', Math.max(0, cell.column + i - column));
          column = cell.column + i;
          write(cell, own && i == 0);
        }
      }
    }

    private void write(Cell cell, boolean own) {
      if (own) {
        anchor(cell.start);
      } else {
        budget -= cell.end - cell.start;
      }
      written.append(textOf(cell));
    }

    /**
     * Keeps the cells of the row as they are written, and inserts the cells of earlier rows that
     * cover it.
     */
    private void insertCarried(int thisRow, List<Cell> shown, int start) {
      int at = start;
      boolean carriedBefore = false;
      for (var cell : shown) {
        if (cell.row < thisRow && mayRepeat(cell)) {
          written.append(carriedBefore || at > start ? "\t" : "");
          write(cell, false);
          carriedBefore = true;
        } else if (cell.row == thisRow) {
          boolean gap = at > start || !carriedBefore;
          written.append(gap ? text.subSequence(at, cell.start) : "\t");
          write(cell, true);
          at = cell.end;
        }
      }
    }
  }
}
